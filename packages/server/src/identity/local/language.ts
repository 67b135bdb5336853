import type { Lang } from '@booking-chat/core/language/lang';
import { languageOf } from '../../api/language.ts';

/** The first of these that names a language of ours; `ui_locales` separates them by spaces (OIDC Core 3.1.2.1). */
export const pageLanguage = (...asked: readonly (string | null | undefined)[]): Lang =>
  languageOf(...asked.map((each) => each?.trim().replace(/\s+(?=[a-z])/gi, ','))) ?? 'es';
