import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog, Provider, Service } from '../packages/core/src/catalog/catalog.ts';
import { customerGoals } from '../packages/core/src/conversation/customer-goals.ts';
import {
  type Goal,
  type GoalWords,
  type Outcome,
  simulate,
} from '../packages/core/src/conversation/simulated-customer.ts';
import { sampleWorld, Talk, type World } from '../packages/core/src/conversation/testing.ts';
import { fromLocal } from '../packages/core/src/time/zone.ts';

/**
 * Simulated customers: the project's own goals, and those of a folder with sgd-goals.jsonl and sgd-bank.jsonl (wordings of
 * real users, which stay there). Each is played twice: straight, and with one fact corrected at the confirmation.
 *   node --import tsx scripts/simulate.ts [folder] [--show N]
 * Exit code 1 when a booking is wrong or fewer than 95 % succeed.
 */
const [folder] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const showAt = process.argv.indexOf('--show');
const shown = showAt < 0 ? 0 : Number(process.argv[showAt + 1] ?? 5);
let failed = false;

function report(title: string, plays: readonly (readonly [Goal, World])[]): void {
  const outcomes: readonly [Goal, Outcome][] = plays.map(([goal, world]) => [
    goal,
    simulate(goal, new Talk(world)),
  ]);
  const count = (is: (outcome: Outcome) => boolean) => outcomes.filter(([, outcome]) => is(outcome)).length;
  const success = count((outcome) => outcome.success);
  const wrong = count((outcome) => outcome.wrong);
  const turns = outcomes.filter(([, { success }]) => success).reduce((sum, [, one]) => sum + one.turns, 0);
  const misunderstood = outcomes.reduce((sum, [, one]) => sum + one.misunderstood, 0);
  if (wrong > 0 || success < 0.95 * outcomes.length) failed = true;
  console.log(
    `${title}: ${success}/${outcomes.length} (${((100 * success) / outcomes.length).toFixed(1)} %), wrong ${wrong}, ` +
      `turns ${(turns / success).toFixed(1)}, misunderstood ${misunderstood}`,
  );
  for (const [goal, { success, transcript }] of outcomes.filter(([, one]) => !one.success).slice(0, shown))
    if (!success) console.log(`--- ${goal.title} ${JSON.stringify(goal.wants)}\n${transcript.join('\n')}\n`);
}

interface SgdGoal {
  readonly id: string;
  readonly service: string;
  readonly now: string;
  readonly timezone: string;
  readonly goal: {
    readonly serviceType: string;
    readonly provider: string;
    readonly date: string;
    readonly time: string;
    readonly city: string;
  };
  readonly phrases: Readonly<
    Record<'date' | 'time' | 'city' | 'provider' | 'serviceType', readonly Phrase[]>
  >;
  readonly providerAsTheSystemSaidIt: readonly Phrase[];
}
interface Phrase {
  readonly text: string;
}
interface BankTurn {
  readonly service: string;
  readonly acts: readonly string[];
  readonly afterSystemActs: readonly string[];
  readonly template: string;
}

function sgdGoals(from: string, corrected: boolean): [Goal, World][] {
  const goals = lines<SgdGoal>(join(from, 'sgd-goals.jsonl'));
  const bank = lines<BankTurn>(join(from, 'sgd-bank.jsonl'));
  return goals.map((goal, i) => [sgdGoal(goals, bank, goal, i, corrected), sgdWorld(goals, goal)]);
}

/** A customer who opens, tells days and hours, corrects and says yes in users' own sentences. */
function sgdGoal(
  goals: readonly SgdGoal[],
  bank: readonly BankTurn[],
  goal: SgdGoal,
  i: number,
  corrected: boolean,
): Goal {
  const said = (acts: string, after: string | null) =>
    bank
      .filter((turn) => turn.service === goal.service && turn.acts.join('+') === acts)
      .filter((turn) => after === null || turn.afterSystemActs.join('+') === after)
      .map(({ template }) => template);
  const spoken = wordings(goal);
  const fill = (template: string, facts = spoken) => filled(template, facts, i);
  const openings = rotate(
    i,
    [
      ...said('INFORM_INTENT(FindProvider)', ''),
      ...said('INFORM(city)+INFORM_INTENT(FindProvider)', ''),
      ...said('INFORM(serviceType)+INFORM_INTENT(FindProvider)', ''),
      ...said('INFORM_INTENT(BookAppointment)', ''),
      ...said('INFORM(city)+INFORM(serviceType)+INFORM_INTENT(FindProvider)', ''),
    ].map((template) => fill(template)),
  );
  const named = i % 2 === 1 || (goal.phrases.provider?.length ?? 0) > 0;
  const whom = rotate(i, texts(goal.providerAsTheSystemSaidIt, goal.goal.provider)).map(
    (name) => `with ${name}`,
  );
  const words = (facts: typeof spoken): Pick<GoalWords, 'day' | 'hour' | 'dayAndHour'> => ({
    day: rotate(i, said('INFORM(date)', 'request'))
      .slice(0, 6)
      .map((one) => fill(one, facts)),
    hour: rotate(i, plainHours(said('INFORM(time)', 'request')))
      .slice(0, 6)
      .map((one) => fill(one, facts)),
    dayAndHour: rotate(i, said('INFORM(date)+INFORM(time)', 'request'))
      .slice(0, 6)
      .map((one) => fill(one, facts)),
  });
  const wants = {
    service: idOf(goal.goal.serviceType),
    provider: named ? idOf(goal.goal.provider) : null,
    date: goal.goal.date,
    time: goal.goal.time,
    name: 'Alex Johnson',
  };
  const straight: Goal = {
    lang: 'en',
    title: goal.id,
    opening: openings[0] ?? `I need a ${goal.goal.serviceType}`,
    words: {
      service: rotate(i, said('INFORM(serviceType)', 'request'))
        .map((one) => fill(one))
        .concat(goal.goal.serviceType),
      provider: named ? whom : [],
      ...words(spoken),
      name: 'Alex Johnson',
      email: `alex${i}@example.com`,
      yes: rotate(i, [...said('AFFIRM', 'confirm'), ...said('AFFIRM+REQUEST(address)', 'confirm')]),
    },
    wants,
  };
  if (!corrected) return straight;
  const other = goals[(i * 7 + 11) % goals.length] ?? goal;
  const changesDay = i % 3 === 0;
  const facts = changesDay
    ? { ...spoken, date: texts(other.phrases.date, other.goal.date) }
    : { ...spoken, time: texts(other.phrases.time, other.goal.time) };
  const sentences = said(changesDay ? 'INFORM(date)+NEGATE' : 'INFORM(time)+NEGATE', 'confirm');
  return {
    ...straight,
    correction: {
      words: fill(rotate(i, sentences)[0] ?? (changesDay ? 'No, {date}' : 'No, {time}'), facts),
      instead: changesDay ? { date: other.goal.date } : { time: other.goal.time },
      rephrased: words(facts),
    },
  };
}

const wordings = (goal: SgdGoal) => ({
  date: texts(goal.phrases.date, goal.goal.date),
  time: texts(goal.phrases.time, goal.goal.time),
  city: texts(goal.phrases.city, goal.goal.city),
  serviceType: texts(goal.phrases.serviceType, goal.goal.serviceType),
});

const texts = (phrases: readonly Phrase[] | undefined, otherwise: string): string[] =>
  phrases && phrases.length > 0 ? phrases.map(({ text }) => text) : [otherwise];

/** "Any time after three" names no hour of one's own. */
const plainHours = (templates: readonly string[]): string[] =>
  templates.filter((one) => !/\b(after|before|among|between|around)\b/i.test(one));

function filled(template: string, facts: ReturnType<typeof wordings>, i: number): string {
  return template.replace(/\{(date|time|city|serviceType)\}/g, (_, fact: keyof typeof facts) => {
    const ways = facts[fact];
    return ways[i % ways.length] ?? '';
  });
}

function rotate(by: number, list: readonly string[]): string[] {
  const at = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

/** One business with all the goals' services, and for each some of its professionals. Open long, every day. */
function sgdWorld(goals: readonly SgdGoal[], goal: SgdGoal): World {
  const world = sampleWorld('en', (tenant) => ({
    ...tenant,
    timezone: goal.timezone,
    rules: { ...tenant.rules, minimumNoticeMinutes: 0 },
  }));
  const types = [...new Set(goals.map((one) => one.goal.serviceType))];
  const [service] = world.catalog.services;
  const [provider] = world.catalog.providers;
  if (!service || !provider) throw new Error('the sample business has nothing to offer');
  const services: Service[] = types.map((name) => ({ ...service, serviceId: idOf(name), name }));
  const providers = types.flatMap((type) => {
    const names = [
      ...new Set(goals.filter((one) => one.goal.serviceType === type).map((one) => one.goal.provider)),
    ];
    const wanted = names.filter((name) => type === goal.goal.serviceType && name === goal.goal.provider);
    return [...new Set([...wanted, ...names.slice(0, 5)])].map(
      (name): Provider => ({
        ...provider,
        providerId: idOf(name),
        name,
        title: null,
        aliases: [],
        timezone: goal.timezone,
        serviceIds: [idOf(type)],
      }),
    );
  });
  const day = [{ start: 8 * 60, end: 20 * 60 }];
  const catalog: Catalog = {
    version: 1,
    services,
    providers: merged(providers),
    availability: {
      tenant: { weekly: Array.from({ length: 7 }, () => day), exceptions: [] },
      providers: {},
      services: {},
    },
  };
  const hour = Number(goal.now.slice(11, 13)) * 60 + Number(goal.now.slice(14, 16));
  return { ...world, catalog, now: fromLocal(goal.timezone, goal.now.slice(0, 10), hour) };
}

/** A practice that is named for several services is one professional. */
function merged(providers: readonly Provider[]): Provider[] {
  const byId = new Map<string, Provider>();
  for (const one of providers) {
    const before = byId.get(one.providerId);
    const serviceIds = [...new Set([...(before?.serviceIds ?? []), ...one.serviceIds])];
    byId.set(one.providerId, { ...one, serviceIds });
  }
  return [...byId.values()];
}

const idOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

function lines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

for (const lang of ['es', 'pt', 'en'] as const)
  report(
    `own goals, ${lang}`,
    customerGoals(lang, 140).map((goal) => [goal, sampleWorld(lang)]),
  );
if (folder && existsSync(join(folder, 'sgd-goals.jsonl'))) {
  report('SGD goals, en', sgdGoals(folder, false));
  report('SGD goals, en, corrected at the confirmation', sgdGoals(folder, true));
}
process.exitCode = failed ? 1 : 0;
