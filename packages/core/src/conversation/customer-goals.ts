import type { Lang } from '../language/lang.ts';
import type { Goal, GoalWords, Wants } from './simulated-customer.ts';

/**
 * The project's own customers of the sample businesses: openings, days, hours, services and corrections, each in the ways
 * people say them, combined so that every goal is another mixture. It is Monday 23 November 2026, nine in the morning.
 */
export function customerGoals(lang: Lang, count: number): Goal[] {
  const phrases = pools[lang];
  return Array.from({ length: count }, (_, i) => goalOf(phrases, i));
}

interface Phrases {
  readonly lang: Lang;
  /** May name {service} {with} {day} {hour} {name} {email}. */
  readonly openings: readonly string[];
  readonly services: readonly {
    readonly id: string;
    readonly providers: readonly string[];
    readonly ways: readonly string[];
  }[];
  readonly providers: Readonly<Record<string, readonly string[]>>;
  readonly days: readonly { readonly date: string; readonly ways: readonly string[] }[];
  readonly hours: readonly { readonly time: string; readonly ways: readonly string[] }[];
  readonly names: readonly string[];
  readonly yes: readonly string[];
  /** Each changes one fact; null: none does. */
  readonly corrections: readonly ({
    readonly changes: 'day' | 'hour' | 'provider' | 'service';
    readonly text: string;
  } | null)[];
}

function goalOf(phrases: Phrases, i: number): Goal {
  const { lang } = phrases;
  const service = at(phrases.services, i);
  const day = at(phrases.days, i * 3 + 1);
  const hour = at(phrases.hours, i * 5 + Math.floor(i / 11));
  const opening = at(phrases.openings, i * 7 + Math.floor(i / 13));
  const name = at(phrases.names, i);
  const email = `cliente${i}@mail.com`;
  const withWhom = opening.includes('{with}') ? at(service.providers, i) : null;
  const wants: Wants = { service: service.id, provider: withWhom, date: day.date, time: hour.time, name };
  const words: GoalWords = {
    service: turned(service.ways, i),
    provider: withWhom ? turned(phrases.providers[withWhom] ?? [], i) : [],
    ...whenWords(turned(day.ways, i), turned(hour.ways, i)),
    name,
    email,
    yes: turned(phrases.yes, i),
  };
  const fill = (text: string, said: GoalWords) =>
    text
      .replace('{service}', said.service[0] ?? '')
      .replace('{with}', said.provider[0] ?? '')
      .replace('{day}', said.day[0] ?? '')
      .replace('{hour}', said.hour[0] ?? '')
      .replace('{name}', name)
      .replace('{email}', email);
  const correction = at(phrases.corrections, i + Math.floor(i / 5));
  const changed = correction && change(correction.changes, phrases, words, wants, i);
  return {
    lang,
    title: `${i + 1} ${fill(opening, words)}`,
    opening: fill(opening, words),
    words,
    wants,
    ...(correction &&
      changed && {
        correction: { ...changed, words: fill(correction.text, { ...words, ...changed.rephrased }) },
      }),
  };
}

/** Another value of one fact, with its words; null where there is no other. */
function change(
  fact: 'day' | 'hour' | 'provider' | 'service',
  phrases: Phrases,
  words: GoalWords,
  wants: Wants,
  i: number,
): { instead: Partial<Wants>; rephrased: Partial<GoalWords> } | null {
  switch (fact) {
    case 'day': {
      const other = at(phrases.days, i * 3 + 4);
      return { instead: { date: other.date }, rephrased: whenWords(turned(other.ways, i), words.hour) };
    }
    case 'hour': {
      const other = at(phrases.hours, i * 5 + Math.floor(i / 11) + 3);
      return { instead: { time: other.time }, rephrased: whenWords(words.day, turned(other.ways, i)) };
    }
    case 'provider': {
      const able = phrases.services.find(({ id }) => id === wants.service)?.providers ?? [];
      const other = wants.provider && able.find((id) => id !== wants.provider);
      return other
        ? { instead: { provider: other }, rephrased: { provider: turned(phrases.providers[other] ?? [], i) } }
        : null;
    }
    case 'service': {
      const others = phrases.services.filter(
        ({ id, providers }) =>
          id !== wants.service && (!wants.provider || providers.includes(wants.provider)),
      );
      const other = others.length > 0 ? at(others, i) : null;
      return other && { instead: { service: other.id }, rephrased: { service: turned(other.ways, i) } };
    }
  }
}

const whenWords = (day: readonly string[], hour: readonly string[]) => ({
  day,
  hour,
  dayAndHour: day.map((one, i) => `${one} ${at(hour, i)}`),
});

const at = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;
const turned = (list: readonly string[], by: number): string[] => list.map((_, i) => at(list, i + by));

const es: Phrases = {
  lang: 'es',
  openings: [
    'hola, quiero reservar {service} {day} {hour}',
    'necesito {service}',
    'hola',
    'buenas, tienen hora {day} {hour}?',
    'quiero {service} {with} {day} {hour}',
    'me gustaría agendar {service} para {day}',
    'hola! soy {name}, quisiera {service} {day} {hour}',
    '{day} {hour}, {service} porfa',
    '{service} {with}',
    'hay hora {with} {day}?',
    'quiero pedir hora',
    'tienen algo {day} para {service}?',
    '¿se puede {service} {day} {hour}? soy {name}, {email}',
    'cuánto cuesta {service}?',
    'hola, ¿dónde están ubicados?',
    'oye necesito {service} urgente, {day} si se puede',
    'me pueden atender {day} {hour}? es para {service}',
    'buenas tardes, me anotas para {service} {hour} {day} {with} porfis',
    'necesito una hora',
    'Estimados, quisiera solicitar {service} {day} {hour}. Saludos, {name}',
  ],
  services: [
    {
      id: 'corte',
      providers: ['ana', 'nunez'],
      ways: ['un corte de pelo', 'corte', 'un corte', 'cortarme el pelo'],
    },
    {
      id: 'facial',
      providers: ['martinez', 'ana'],
      ways: ['una limpieza facial', 'limpieza facial', 'la limpieza facial'],
    },
    {
      id: 'masaje-relajante',
      providers: ['nunez'],
      ways: ['un masaje relajante', 'masaje relajante', 'el masaje relajante'],
    },
    {
      id: 'masaje-deportivo',
      providers: ['nunez'],
      ways: ['un masaje deportivo', 'masaje deportivo', 'el masaje deportivo'],
    },
  ],
  providers: {
    ana: ['con Ana', 'con Ana Rojas', 'con la Ana', 'con anita'],
    martinez: ['con la doctora Martínez', 'con la dra martinez', 'con Carolina', 'con la doctora'],
    nunez: ['con María José', 'con Maria Jose Nuñez', 'con la María José', 'con Núñez'],
  },
  days: [
    { date: '2026-11-24', ways: ['mañana', 'el martes', 'el 24', 'mañana martes'] },
    { date: '2026-11-25', ways: ['pasado mañana', 'el miércoles', 'el miercoles 25', 'el 25 de noviembre'] },
    { date: '2026-11-26', ways: ['el jueves', 'este jueves', 'el jueves 26', 'el 26'] },
    { date: '2026-11-27', ways: ['el viernes', 'este viernes', 'viernes 27', 'el 27 de noviembre'] },
    { date: '2026-11-30', ways: ['el lunes 30', 'el 30 de noviembre', 'el lunes 30 de noviembre'] },
    { date: '2026-12-02', ways: ['el 2 de diciembre', 'el miércoles 2 de diciembre', 'el dos de diciembre'] },
    { date: '2026-12-04', ways: ['el 4 de diciembre', 'el viernes 4 de diciembre', 'el 4/12'] },
  ],
  hours: [
    { time: '10:00', ways: ['a las 10', 'a las diez de la mañana', 'a las 10 am', 'a las 10:00'] },
    { time: '11:30', ways: ['a las 11:30', 'a las once y media', 'a las 11 y media de la mañana'] },
    { time: '12:00', ways: ['a las 12', 'al mediodía', 'a las 12:00'] },
    { time: '15:00', ways: ['a las 3', 'a las 3 de la tarde', 'a las 15:00', 'a las tres'] },
    {
      time: '16:30',
      ways: ['a las cuatro y media', 'a las 4:30', 'a las 16:30', 'a las 4 y media de la tarde'],
    },
    { time: '17:00', ways: ['a las 5', 'a las cinco de la tarde', 'a las 17 hrs', 'a las 5pm'] },
    { time: '17:45', ways: ['a un cuarto para las seis', 'a las 17:45', 'a las 5:45 de la tarde'] },
    { time: '18:15', ways: ['a las seis y cuarto', 'a las 18:15', 'a las 6 y cuarto de la tarde'] },
    { time: '19:00', ways: ['a las 7 de la tarde', 'a las 7', 'a las 19:00'] },
  ],
  names: ['Juan Pérez', 'Camila Rojas Soto', 'Ignacia Valdés', 'Pedro Pablo Muñoz', 'Rosa Fuentes'],
  yes: ['sí', 'ya, dale', 'confirmo', 'sí, por favor', 'perfecto', 'sipo', 'ok'],
  corrections: [
    null,
    { changes: 'hour', text: 'no, mejor {hour}' },
    { changes: 'day', text: 'perdón, {day}' },
    { changes: 'provider', text: 'mejor {with}' },
    { changes: 'hour', text: 'sí, pero {hour}' },
    null,
    { changes: 'day', text: 'no espera, que sea {day}' },
    { changes: 'service', text: 'en realidad quiero {service}' },
    { changes: 'hour', text: 'uy, me equivoqué, era {hour}' },
    { changes: 'day', text: 'sabes que mejor cámbiala para {day}' },
  ],
};

const pt: Phrases = {
  lang: 'pt',
  openings: [
    'oi, quero marcar {service} {day} {hour}',
    'preciso de {service}',
    'oi',
    'bom dia, tem horário {day} {hour}?',
    'quero {service} {with} {day} {hour}',
    'gostaria de agendar {service} para {day}',
    'olá! sou {name}, queria {service} {day} {hour}',
    '{day} {hour}, {service} por favor',
    '{service} {with}',
    'tem vaga {with} {day}?',
    'quero marcar um horário',
    'vocês têm algo {day} para {service}?',
    'dá pra fazer {service} {day} {hour}? meu nome é {name}, {email}',
    'quanto custa {service}?',
    'oi, onde vocês ficam?',
    'preciso de {service} com urgência, {day} se der',
    'conseguem me atender {day} {hour}? é para {service}',
    'boa tarde, me encaixa em {service} {hour} {day} {with} pfv',
    'quero agendar',
    'Prezados, gostaria de agendar {service} {day} {hour}. Atenciosamente, {name}',
  ],
  services: [
    {
      id: 'corte',
      providers: ['bia', 'carlos'],
      ways: ['um corte de cabelo', 'corte de cabelo', 'um corte', 'cortar o cabelo'],
    },
    {
      id: 'limpeza',
      providers: ['carlos'],
      ways: ['uma limpeza de pele', 'limpeza de pele', 'a limpeza de pele'],
    },
    { id: 'manicure', providers: ['bia'], ways: ['manicure', 'uma manicure', 'fazer as unhas'] },
  ],
  providers: {
    bia: ['com a Beatriz', 'com a Bia', 'com Beatriz Souza', 'com a Beatriz Souza'],
    carlos: ['com o Carlos', 'com Carlos Lima', 'com o Carlos Lima'],
  },
  days: [
    { date: '2026-11-24', ways: ['amanhã', 'na terça', 'dia 24', 'amanhã terça'] },
    { date: '2026-11-25', ways: ['depois de amanhã', 'na quarta', 'na quarta-feira', 'dia 25 de novembro'] },
    { date: '2026-11-26', ways: ['na quinta', 'nesta quinta', 'quinta-feira dia 26', 'no dia 26'] },
    { date: '2026-11-27', ways: ['na sexta', 'sexta-feira', 'sexta dia 27', 'dia 27 de novembro'] },
    { date: '2026-11-30', ways: ['na segunda dia 30', 'dia 30 de novembro', 'no dia 30'] },
    { date: '2026-12-02', ways: ['dia 2 de dezembro', 'na quarta dia 2 de dezembro', 'no dia 2/12'] },
    { date: '2026-12-04', ways: ['dia 4 de dezembro', 'na sexta dia 4 de dezembro', 'no dia 4/12'] },
  ],
  hours: [
    { time: '10:00', ways: ['às 10', 'às dez da manhã', 'às 10h', 'às 10:00'] },
    { time: '11:30', ways: ['às 11h30', 'às onze e meia', 'às 11:30 da manhã'] },
    { time: '12:00', ways: ['ao meio-dia', 'às 12h', 'às 12:00'] },
    { time: '15:00', ways: ['às 3', 'às 3 da tarde', 'às 15h', 'às três da tarde'] },
    { time: '16:30', ways: ['às quatro e meia', 'às 16h30', 'às 4 e meia da tarde'] },
    { time: '17:00', ways: ['às 5', 'às cinco da tarde', 'às 17h', 'às 17:00'] },
    { time: '17:45', ways: ['às 17h45', 'às quinze para as seis', 'às 17:45'] },
    { time: '18:15', ways: ['às 18h15', 'às seis e quinze', 'às 18:15'] },
    { time: '19:00', ways: ['às 7 da noite', 'às 19h', 'às sete da noite'] },
  ],
  names: ['João Silva', 'Mariana Costa Lima', 'Ana Beatriz Ramos', 'Pedro Henrique Alves', 'Luiza Prado'],
  yes: ['sim', 'pode confirmar', 'isso', 'sim, por favor', 'perfeito', 'pode ser', 'ok'],
  corrections: [
    null,
    { changes: 'hour', text: 'não, melhor {hour}' },
    { changes: 'day', text: 'desculpa, {day}' },
    { changes: 'provider', text: 'melhor {with}' },
    { changes: 'hour', text: 'sim, mas {hour}' },
    null,
    { changes: 'day', text: 'não, espera, tem que ser {day}' },
    { changes: 'service', text: 'na verdade quero {service}' },
    { changes: 'hour', text: 'ops, errei, era {hour}' },
    { changes: 'day', text: 'pensando bem, muda para {day}' },
  ],
};

const en: Phrases = {
  lang: 'en',
  openings: [
    "hi, I'd like to book {service} {day} {hour}",
    'I need {service}',
    'hi',
    'do you have anything {day} {hour}?',
    '{service} {with} {day} {hour} please',
    'can I get {service} {day}?',
    "hello, I'm {name}, I'd like {service} {day} {hour}",
    '{day} {hour}, {service}',
    '{service} {with}',
    'any openings {with} {day}?',
    'I want to make an appointment',
    'how much is {service}?',
    'can you fit me in for {service} {day} {hour}? my name is {name}, {email}',
  ],
  services: [
    { id: 'haircut', providers: ['smith', 'lee'], ways: ['a haircut', 'haircut', 'a hair cut'] },
    { id: 'facial', providers: ['smith'], ways: ['a facial', 'facial cleansing', 'the facial cleansing'] },
    { id: 'massage', providers: ['lee'], ways: ['a massage', 'a relaxing massage', 'relaxing massage'] },
  ],
  providers: {
    smith: ['with Laura', 'with Laura Smith', 'with Ms Smith'],
    lee: ['with Dr. Lee', 'with Daniel Lee', 'with Daniel'],
  },
  days: [
    { date: '2026-11-24', ways: ['tomorrow', 'on Tuesday', 'on the 24th'] },
    { date: '2026-11-25', ways: ['on Wednesday', 'the day after tomorrow', 'on November 25'] },
    { date: '2026-11-26', ways: ['on Thursday', 'this Thursday', 'on the 26th'] },
    { date: '2026-11-27', ways: ['on Friday', 'this Friday', 'on Friday the 27th'] },
    { date: '2026-11-30', ways: ['on Monday the 30th', 'on November 30th', 'Nov 30'] },
    { date: '2026-12-02', ways: ['on December 2nd', 'on 12/2', 'on Wednesday December 2'] },
    { date: '2026-12-04', ways: ['on December 4th', 'on Friday December 4', 'on the 4th of December'] },
  ],
  hours: [
    { time: '10:00', ways: ['at 10', 'at 10am', "at ten o'clock"] },
    { time: '11:30', ways: ['at 11:30', 'at half past eleven', 'at 11:30 in the morning'] },
    { time: '12:00', ways: ['at noon', 'at 12', 'at 12 pm'] },
    { time: '15:00', ways: ['at 3', 'at 3pm', 'at three in the afternoon'] },
    { time: '16:30', ways: ['at 4:30', 'at half past four', 'at 4:30 pm'] },
    { time: '17:00', ways: ['at 5', 'at five in the afternoon', 'at 5 pm'] },
    { time: '17:45', ways: ['at quarter to six', 'at 5:45 pm', 'at 5:45'] },
    { time: '18:15', ways: ['at quarter past six', 'at 6:15 pm', 'at 6:15'] },
    { time: '19:00', ways: ['at 7 in the evening', 'at 7pm', 'at seven'] },
  ],
  names: ['Mary Jones', "Kate O'Neil", 'Alice Brown'],
  yes: ['yes', 'yes please', 'book it', 'sounds good', 'perfect', 'ok'],
  corrections: [
    null,
    { changes: 'hour', text: 'no, make it {hour}' },
    { changes: 'day', text: 'sorry, I meant {day}' },
    { changes: 'provider', text: 'rather {with}' },
    { changes: 'hour', text: 'yes, but {hour}' },
    null,
    { changes: 'day', text: 'wait, {day} instead' },
    { changes: 'service', text: 'actually I want {service}' },
  ],
};

const pools: Readonly<Record<Lang, Phrases>> = { es, en, pt };
