/** HTML that is safe to send: made only by `html` and by `trusted`. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

/** Tagged template: every inserted text is escaped for element content and quoted attributes; `Html` is kept. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return {
    markup: strings.reduce((sum, text, i) => sum + text + (i < parts.length ? render(parts[i]) : ''), ''),
  };
}

/** For markup that this program wrote itself (styles, drawings), never for anything a person typed. */
export const trusted = (markup: string): Html => ({ markup });

export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => escapes[sign as keyof typeof escapes]);

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  if ('markup' in part) return part.markup;
  return part.map(render).join('');
}

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' } as const;
