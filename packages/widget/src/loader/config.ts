import type { ChatAgentConfig } from '../../chat-agent-widget';

declare const __API_URLS__: Record<string, string>;

/**
 * The script tag's `data-` attributes as configuration (`data-primary-color` is `primaryColor` and so on), or null
 * when it names no key: then the page calls `init`.
 */
export function configOf({ dataset }: HTMLScriptElement): ChatAgentConfig | null {
  const flag = (text?: string) => /^(true)?$/.test(`${text}`);
  return dataset.publicKey
    ? ({
        ...dataset,
        autoOpen: flag(dataset.autoOpen),
        debug: flag(dataset.debug),
      } as unknown as ChatAgentConfig)
    : null;
}

/** The given address, else the release's for this `env`, else `/graphql` beside the script. */
export const apiUrlFor = (config: ChatAgentConfig, scriptUrl: string): string =>
  new URL(config.apiUrl || __API_URLS__[config.env || 'prod'] || '/graphql', scriptUrl).href;
