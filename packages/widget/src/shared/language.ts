import type { ChatAgentLanguage } from '../../chat-agent-widget';

export type Language = ChatAgentLanguage;

/** `es-CL` → es, `pt_BR` → pt; a language without texts is null. */
export function languageOf(tag: string | null | undefined): Language | null {
  const primary = /^(es|en|pt)(?![a-z])/i.exec(tag ?? '')?.[1]?.toLowerCase();
  return (primary as Language | undefined) ?? null;
}

/** The first of the tags that has texts; by the order given: attribute, browser's, tenant's, and Spanish at last. */
export const chooseLanguage = (...tags: readonly (string | null | undefined)[]): Language =>
  (/(?:^|,)(es|en|pt)(?![a-z])/i.exec(tags.join())?.[1]?.toLowerCase() as Language | undefined) ?? 'es';

/** The tag to write dates and numbers in: the browser's region when it speaks the same language. */
export function localeFor(language: Language, tags: readonly (string | null | undefined)[]): string {
  const regional = tags
    .map((tag) => /^[a-z]{2}[-_][a-z0-9]+/i.exec(tag ?? '')?.[0].replace('_', '-'))
    .find((tag) => languageOf(tag) === language && isLocale(tag));
  return regional ?? { es: 'es-419', en: 'en-US', pt: 'pt-BR' }[language];
}

/** Some systems give browsers tags that are none ("en-US@posix" is cut by its shape, "en-1" is not). */
function isLocale(tag: string | undefined): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
