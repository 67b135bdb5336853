import { createRoot } from 'react-dom/client';
import { createClient } from '../shared/api/client.ts';
import { createOidc } from '../shared/auth/oidc.ts';
import { isDuplicatedTab } from '../shared/auth/only-tab.ts';
import { createSession } from '../shared/auth/session.ts';
import { loadConfig } from '../shared/config.ts';
import { App } from './app.tsx';
import { CouldNotStart } from './pages/could-not-start.tsx';

const root = createRoot(document.getElementById('root') as HTMLElement);

async function start(): Promise<void> {
  const [config, isDuplicate] = await Promise.all([loadConfig(), isDuplicatedTab()]);
  const session = createSession(createOidc(config.auth, location.origin), {
    isDuplicate,
    leave: (url) => location.assign(url),
  });
  const api = createClient({
    url: config.apiUrl,
    accessToken: session.accessToken,
    renewToken: session.renewToken,
    language: () => document.documentElement.lang,
  });
  root.render(<App config={config} session={session} api={api} />);
}

start().catch(() => root.render(<CouldNotStart />));
