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
  const sameLanguage = tags.find((tag) => tag && languageOf(tag) === language && /[-_]/.test(tag));
  return (sameLanguage ?? { es: 'es-419', en: 'en-US', pt: 'pt-BR' }[language]).replace('_', '-');
}
