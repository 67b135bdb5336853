import type { Facts, Meaning } from './events.ts';
import { matchFaq } from './faq.ts';
import { activeServices, providersOf } from './next-need.ts';
import type { Say } from './reply.ts';
import type { Conversation } from './state.ts';
import { type Topic, topicsOf } from './topics.ts';

/** Answers to what the customer asks beside the booking. Empty when nothing was asked that we can answer. */
export function answers(state: Conversation, text: string, meaning: Meaning, facts: Facts): Say[] {
  const faq = mayBeQuestion(text, meaning)
    ? matchFaq(text, facts.tenant.agent.faq, meaning.intent.startsWith('ask_'))
    : null;
  if (faq) return [{ say: 'faq', answer: faq.answer }];
  return topicsOf(text, meaning).map((topic) => answer(topic, state, meaning, facts));
}

function answer(topic: Topic, { wish }: Conversation, meaning: Meaning, facts: Facts): Say {
  const service = meaning.service ?? wish.service;
  const services = service
    ? [service]
    : meaning.serviceCandidates?.length
      ? meaning.serviceCandidates
      : activeServices(facts);
  switch (topic) {
    case 'price':
      return { say: 'price', services };
    case 'duration':
      return { say: 'duration', services };
    case 'address':
      return { say: 'address' };
    case 'hours':
      return { say: 'hours' };
    case 'contact':
      return { say: 'contact-details' };
    case 'services':
      return { say: 'services' };
    case 'providers':
      return { say: 'providers', providers: service ? providersOf(service, facts) : allProviders(facts) };
  }
}

/** What tells or moves the booking on is no question for the FAQ, however it ends. */
function mayBeQuestion(text: string, meaning: Meaning): boolean {
  const { intent, acts } = meaning;
  if (intent.startsWith('ask_') || intent === 'other' || intent === 'find') return true;
  const movesOn = meaning.date ?? meaning.time ?? meaning.dateRange ?? meaning.timeRange ?? meaning.shift;
  return /[?¿]/.test(text) && !movesOn && !acts.includes('request_alternatives');
}

const allProviders = ({ catalog }: Facts): string[] =>
  catalog.providers.filter((p) => p.active).map((p) => p.providerId);
