import { createHash, randomBytes } from 'node:crypto';

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly token_type: string;
  readonly expires_in: number;
  readonly scope: string;
}

export interface Answer {
  readonly status: number;
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
}

/** Who asks for tokens: a browser without scripts, which keeps cookies by path and follows what it is told. */
export function visitor(world: { readonly url: string }) {
  const jar = new Map<string, { value: string; path: string }>();

  async function send(url: string, init: RequestInit = {}): Promise<Answer> {
    const target = new URL(url, world.url);
    const cookies = [...jar].filter(([, { path }]) => target.pathname.startsWith(path));
    const response = await fetch(target, {
      ...init,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        'accept-language': 'en',
        cookie: cookies.map(([name, { value }]) => `${name.split(' ')[0]}=${value}`).join('; '),
        ...(init.headers as Record<string, string>),
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      const path = attributes.find((each) => each.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
      const gone = value === '' || attributes.some((each) => /^expires=.*1970/i.test(each));
      if (gone) jar.delete(`${name} ${path}`);
      else jar.set(`${name} ${path}`, { value, path });
    }
    return {
      status: response.status,
      url: target.href,
      headers: response.headers,
      text: await response.text(),
    };
  }

  /** Goes on while it is redirected, but not to the panel: that is where a sign-in ends. */
  async function follow(answer: Answer): Promise<Answer> {
    let current = answer;
    for (let hops = 0; hops < 12; hops++) {
      const location = current.headers.get('location');
      if (!location) return current;
      const next = new URL(location, current.url);
      if (next.pathname.startsWith('/admin')) return { ...current, url: next.href };
      current = await send(next.href);
    }
    throw new Error(`redirected in a circle: ${current.url}`);
  }

  const get = async (path: string) => follow(await send(path));
  const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    follow(
      await send(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: new URL(world.url).origin,
          ...headers,
        },
        body: new URLSearchParams(fields),
      }),
    );

  const verifier = randomBytes(32).toString('base64url');
  const redirectUri = () => `${world.url}/admin/signed-in`;
  const authorizePath = (change: Record<string, string | null> = {}) => {
    const query = {
      response_type: 'code',
      client_id: 'admin-panel',
      redirect_uri: redirectUri(),
      scope: 'openid email profile',
      state: 'a-state',
      nonce: 'a-nonce',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...change,
    };
    const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== null);
    return `/id/oauth2/authorize?${new URLSearchParams(given)}`;
  };

  async function token(
    fields: Record<string, string>,
  ): Promise<{ status: number; body: Tokens & { error?: string } }> {
    const answer = await send('/id/oauth2/token', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
        cookie: '',
      },
      body: new URLSearchParams({ client_id: 'admin-panel', ...fields }),
    });
    return { status: answer.status, body: JSON.parse(answer.text) };
  }

  const exchange = (code: string, change: Record<string, string> = {}) =>
    token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri(),
      code_verifier: verifier,
      ...change,
    });

  return {
    get,
    post,
    send,
    jar,
    verifier,
    authorizePath,
    redirectUri,
    exchange,
    token,
    refresh: (refreshToken: string) => token({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    /** Opens the sign-in page; gives the address its form is sent to. */
    async open(change: Record<string, string | null> = {}): Promise<string> {
      const page = await get(authorizePath(change));
      if (!page.url.includes('/id/interaction/'))
        throw new Error(`no sign-in page but ${page.status} ${page.url}`);
      return new URL(page.url).pathname;
    },
    /** Types address and password; ends at the panel with a code, or at a page that says why not. */
    async enter(email: string, password: string): Promise<Answer> {
      return post(await this.open(), { step: 'password', email, password });
    },
    /** The whole way: sign-in page, code, tokens. */
    async signIn(email: string, password: string): Promise<Tokens> {
      const { status, body } = await exchange(codeIn(await this.enter(email, password)));
      if (status !== 200) throw new Error(`no tokens: ${status} ${JSON.stringify(body)}`);
      return body;
    },
  };
}

export type Visitor = ReturnType<typeof visitor>;

export function codeIn(answer: Answer): string {
  const code = new URL(answer.url).searchParams.get('code');
  if (!code) throw new Error(`no code at ${answer.status} ${answer.url}: ${answer.text.slice(0, 2_000)}`);
  return code;
}

export const claimsIn = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
