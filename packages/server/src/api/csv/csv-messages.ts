import type { Lang } from '@booking-chat/core/language/lang';
import type { Reason } from '../errors.ts';
import { explain } from '../messages/messages.ts';

/** What can be wrong with a table, besides what can be wrong with any input. */
export type CsvReason =
  | 'column-unknown'
  | 'quotes'
  | 'yes-no'
  | 'whole-number'
  | 'amount'
  | 'currency-other'
  | 'service-unknown'
  | 'twice-in-file'
  | 'several-of-name';

const messages: Readonly<Record<Lang, Readonly<Record<CsvReason, string>>>> = {
  es: {
    'column-unknown': 'Esta columna no existe. Quítala o escribe su nombre como en una tabla exportada.',
    quotes: 'Se abren comillas que no se cierran. Revisa las comillas de esta línea.',
    'yes-no': 'Escribe sí o no.',
    'whole-number': 'Escribe un número entero, sin letras ni decimales.',
    amount: 'No es un precio. Escríbelo como 25,50.',
    'currency-other': 'Los precios se escriben en la moneda del negocio.',
    'service-unknown': 'No hay un servicio con este nombre. Créalo primero, o separa los nombres con |.',
    'twice-in-file': 'Está dos veces en el archivo. Deja una sola línea.',
    'several-of-name': 'Hay varias personas con este nombre. Escribe su provider_id.',
  },
  en: {
    'column-unknown': 'There is no such column. Remove it, or name it as in an exported table.',
    quotes: 'Quotes are opened and not closed. Check the quotes of this line.',
    'yes-no': 'Write yes or no.',
    'whole-number': 'Write a whole number, without letters or decimals.',
    amount: 'This is not a price. Write it like 25.50.',
    'currency-other': "Prices are written in the business's currency.",
    'service-unknown': 'There is no service of this name. Create it first, or separate names by |.',
    'twice-in-file': 'It stands twice in the file. Leave only one line.',
    'several-of-name': 'There are several people of this name. Write their provider_id.',
  },
  pt: {
    'column-unknown': 'Esta coluna não existe. Remova-a ou escreva o nome como em uma tabela exportada.',
    quotes: 'Há aspas abertas que não se fecham. Confira as aspas desta linha.',
    'yes-no': 'Escreva sim ou não.',
    'whole-number': 'Escreva um número inteiro, sem letras nem decimais.',
    amount: 'Isto não é um preço. Escreva como 25,50.',
    'currency-other': 'Os preços são escritos na moeda do negócio.',
    'service-unknown': 'Não há um serviço com este nome. Crie-o antes, ou separe os nomes com |.',
    'twice-in-file': 'Está duas vezes no arquivo. Deixe só uma linha.',
    'several-of-name': 'Há várias pessoas com este nome. Escreva o provider_id.',
  },
};

/** In the language of the request, with what would help. */
export function csvMessage(
  reason: CsvReason | Reason,
  lang: Lang,
  info: Readonly<Record<string, unknown>> = {},
): string {
  if (isOwn(reason)) return messages[lang][reason];
  const { message, remedy } = explain(reason, lang, info);
  return remedy ? `${message} ${remedy}` : message;
}

const isOwn = (reason: string): reason is CsvReason => Object.hasOwn(messages.en, reason);
