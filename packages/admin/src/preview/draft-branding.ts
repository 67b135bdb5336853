import type { PreviewBranding } from '../shared/preview/protocol.ts';

/**
 * A site cannot give the widget the agent's name or the logo: they come from the API. For drafts of them, the API's answer
 * passes through here and has its branding replaced.
 */
export function tellDrafts(page: Window & typeof globalThis): { set(branding: PreviewBranding): void } {
  let drafts: PreviewBranding | null = null;
  const ask = page.fetch.bind(page);
  page.fetch = async (input, init) => {
    const response = await ask(input, init);
    if (!drafts || typeof init?.body !== 'string' || !init.body.includes('widgetConfig')) return response;
    const answer = (await response.clone().json()) as { data?: { widgetConfig?: { branding?: object } } };
    const config = answer.data?.widgetConfig;
    if (!config) return response;
    config.branding = { ...config.branding, ...drafts };
    return Response.json(answer, { status: response.status });
  };
  return {
    set(branding) {
      drafts = branding;
    },
  };
}
