import type { Lang } from '@booking-chat/core/language/lang';
import type { Reason } from '../errors.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { pt } from './pt.ts';

/** By reason: what happened, and what would help. `{limit}` and the like stand for fields of the error's info. */
export type Messages = Readonly<Record<Reason, readonly [message: string, remedy: string | null]>>;

const byLanguage: Readonly<Record<Lang, Messages>> = { es, en, pt };

export function explain(reason: Reason, lang: Lang, info: Readonly<Record<string, unknown>>) {
  const [message, remedy] = byLanguage[lang][reason];
  return { message: fill(message, info), remedy: remedy === null ? null : fill(remedy, info) };
}

const fill = (text: string, info: Readonly<Record<string, unknown>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(info[name] ?? '…'));
