import type { ChatAgentMessages } from '../../../chat-agent-widget';
import type { Language } from '../../shared/language.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { pt } from './pt.ts';

export type Texts = Record<keyof typeof es, string>;
export type TextKey = keyof Texts;

const texts: Record<Language, Texts> = { es, en, pt };

/** The texts of a language with the site's own laid over them. */
export const textsFor = (language: Language, own?: ChatAgentMessages): Texts => ({
  ...texts[language],
  ...(Object.fromEntries(Object.entries(own ?? {}).filter(([, text]) => text)) as Partial<Texts>),
});

/** `fill('Hasta las {time}', { time: '9:00' })` */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
