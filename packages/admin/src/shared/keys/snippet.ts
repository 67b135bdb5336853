/** What the tag for a site is made of. Empty choices are left to the business's settings and the visitor's browser. */
export interface SnippetChoice {
  readonly widgetUrl: string;
  readonly apiUrl: string;
  readonly tenantId: string;
  /** The whole key, or what stands in its place. */
  readonly key: string;
  readonly language: string;
  readonly position: string;
  readonly theme: string;
  readonly primaryColor: string;
  readonly autoOpen: boolean;
}

/**
 * The script tag. Colour and side are in it although the business has them stored: the button is drawn before anything is
 * asked of the API.
 */
export function snippetOf(choice: SnippetChoice): string {
  return tag(choice, choice.language);
}

/** For `functions.php` of a WordPress child theme, which knows the language of its page. */
export const wordPressSnippet = (choice: SnippetChoice): string =>
  `add_action('wp_footer', function () { ?>\n  ${tag(choice, choice.language || "<?php echo esc_attr(get_bloginfo('language')); ?>").replaceAll('\n', '\n  ')}\n<?php });`;

/** For `theme.liquid` of a Shopify theme. */
export const shopifySnippet = (choice: SnippetChoice): string =>
  tag(choice, choice.language || '{{ request.locale.iso_code }}');

/** What a site with a content security policy has to allow, by directive. */
export function policyOf({
  widgetUrl,
  apiUrl,
  realtimeUrl,
  logoUrl,
}: {
  readonly widgetUrl: string;
  readonly apiUrl: string;
  readonly realtimeUrl: string;
  readonly logoUrl: string | null;
}): string {
  const origins = (...urls: readonly (string | null)[]) =>
    [...new Set(urls.filter((url) => url !== null && URL.canParse(url)).map(originOf))].join(' ');
  return [
    `script-src  ${origins(widgetUrl)};`,
    `connect-src ${origins(apiUrl, realtimeUrl)};`,
    ...(logoUrl ? [`img-src     ${origins(logoUrl)};`] : []),
  ].join('\n');
}

function tag(choice: SnippetChoice, language: string): string {
  const { widgetUrl, apiUrl, tenantId, key, position, theme, primaryColor, autoOpen } = choice;
  const attributes = [
    ['data-public-key', key],
    ['data-tenant-id', tenantId],
    ['data-api-url', new URL('/graphql', widgetUrl).href === apiUrl ? '' : apiUrl],
    ['data-language', language],
    ['data-position', position],
    ['data-primary-color', primaryColor],
    ['data-theme', theme],
    ['data-auto-open', autoOpen ? 'true' : ''],
  ] as const;
  const written = attributes
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `        ${name}="${value.startsWith('<?php') ? value : escaped(value)}"`);
  return [`<script src="${escaped(widgetUrl)}" async`, ...written].join('\n').concat('></script>');
}

const originOf = (url: string | null): string => {
  const { protocol, host } = new URL(url as string);
  return `${protocol}//${host}`;
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
