import type { Lang } from '@booking-chat/core/language/lang';
import { en } from './en.ts';
import { es } from './es.ts';
import { pt } from './pt.ts';
import type { MailWords } from './words.ts';

export const mailWords: Readonly<Record<Lang, MailWords>> = { es, en, pt };
