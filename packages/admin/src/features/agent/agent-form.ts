import type { AgentSettings, AgentSettingsInput, TenantSettings } from '@booking-chat/schema/generated/types';
import type { FieldErrors, Versioned } from '../../shared/forms/use-form.ts';
import { type Lang, languages } from '../../shared/i18n/language.ts';

export const contactNames = ['name', 'email', 'phone'] as const;
export type ContactName = (typeof contactNames)[number];
export type Asked = 'required' | 'optional' | 'never';

export interface FaqValues {
  /** null: not stored yet. */
  readonly id: string | null;
  readonly question: string;
  /** One way of asking per line. */
  readonly alsoAsked: string;
  readonly answer: string;
}

export interface AgentValues {
  readonly mode: AgentSettings['mode'];
  readonly style: AgentSettings['style'];
  readonly greetings: Readonly<Record<Lang, string>>;
  readonly faq: readonly FaqValues[];
  readonly contact: Readonly<Record<ContactName, Asked>>;
  readonly conversationTtlMinutes: number;
  readonly holdMinutes: number | null;
  readonly handoffEmail: string;
  readonly timesIn: string;
}

export function storedAgent({ version, agent }: TenantSettings): Versioned<AgentValues> {
  const asked = (name: ContactName): Asked => {
    const field = agent.contactFields.find((one) => one.field === name);
    if (!field) return 'never';
    return field.required ? 'required' : 'optional';
  };
  return {
    version,
    values: {
      mode: agent.mode,
      style: agent.style,
      greetings: byLanguage((lang) => agent.greetings.find(({ language }) => language === lang)?.text ?? ''),
      faq: agent.faq.map(({ id, question, alsoAsked, answer }) => ({
        id,
        question,
        alsoAsked: alsoAsked.join('\n'),
        answer,
      })),
      contact: { name: asked('name'), email: asked('email'), phone: asked('phone') },
      conversationTtlMinutes: agent.conversationTtlMinutes,
      holdMinutes: agent.holdMinutes,
      handoffEmail: agent.handoffEmail ?? '',
      timesIn: agent.timesIn,
    },
  };
}

/** As the API takes it. Languages without a greeting have the agent's own. */
export const agentInput = (values: AgentValues): AgentSettingsInput => ({
  mode: values.mode,
  style: values.style,
  greetings: languages
    .map((language) => ({ language, text: values.greetings[language].trim() }))
    .filter(({ text }) => text !== ''),
  faq: values.faq.map(({ id, question, alsoAsked, answer }) => ({
    id,
    question: question.trim(),
    alsoAsked: lines(alsoAsked),
    answer: answer.trim(),
  })),
  contactFields: contactNames
    .filter((name) => values.contact[name] !== 'never')
    .map((field) => ({ field, required: values.contact[field] === 'required' })),
  conversationTtlMinutes: values.conversationTtlMinutes,
  holdMinutes: values.holdMinutes ?? 0,
  handoffEmail: values.handoffEmail.trim() || null,
  timesIn: values.timesIn,
});

export interface ProblemWords {
  readonly required: string;
  readonly notANumber: string;
  readonly outOfRange: (least: number, most: number) => string;
  readonly needsContact: string;
  readonly notAnEmail: string;
}

export function agentProblems(values: AgentValues, words: ProblemWords): FieldErrors {
  const { holdMinutes, contact, handoffEmail, faq } = values;
  const isReachable = contact.email === 'required' || contact.phone === 'required';
  return Object.fromEntries([
    ...faq.flatMap(({ question, answer }, at) => [
      ...(question.trim() ? [] : [[`faq.${at}.question`, words.required] as const]),
      ...(answer.trim() ? [] : [[`faq.${at}.answer`, words.required] as const]),
    ]),
    ...(isReachable ? [] : [['contact', words.needsContact] as const]),
    ...(holdMinutes === null
      ? [['holdMinutes', words.required] as const]
      : Number.isNaN(holdMinutes)
        ? [['holdMinutes', words.notANumber] as const]
        : holdMinutes < 1 || holdMinutes > 60
          ? [['holdMinutes', words.outOfRange(1, 60)] as const]
          : []),
    ...(handoffEmail.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(handoffEmail.trim())
      ? []
      : [['handoffEmail', words.notAnEmail] as const]),
  ]);
}

/** The API says `greetings.0.text` by place in what was sent; the form knows greetings by language. */
export function fieldInForm(field: string, values: AgentValues): string {
  const greeting = /^greetings\.(\d+)\./.exec(field);
  if (greeting) return `greetings.${agentInput(values).greetings[Number(greeting[1])]?.language}`;
  const alsoAsked = /^(faq\.\d+\.alsoAsked)\./.exec(field);
  if (alsoAsked) return alsoAsked[1] as string;
  return field.replace(/^contactFields.*/, 'contact');
}

const byLanguage = (text: (lang: Lang) => string): Record<Lang, string> => ({
  es: text('es'),
  en: text('en'),
  pt: text('pt'),
});

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
