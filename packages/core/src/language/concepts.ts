/**
 * What appointments are about, whatever the language. `else`: what to take when no service of the business is about
 * this itself, best first. A `qualifier` never decides alone, it only tells services of one kind apart.
 */
interface ConceptFacts {
  readonly else?: readonly Concept[];
  readonly broad?: readonly Concept[];
  readonly qualifier?: true;
}

const facts = {
  // hair and barber
  haircut: { else: ['hair-stylist'] },
  'hair-stylist': { else: ['haircut'] },
  'hair-color': { else: ['hair-stylist'] },
  highlights: { else: ['hair-color', 'hair-stylist'] },
  balayage: { else: ['highlights', 'hair-color', 'hair-stylist'] },
  'root-touch-up': { else: ['hair-color', 'hair-stylist'] },
  bleaching: { else: ['hair-color', 'highlights', 'hair-stylist'] },
  'blow-dry': { else: ['hairdo', 'hair-stylist'] },
  'hair-straightening': { else: ['hair-stylist'] },
  'hair-treatment': { else: ['hair-stylist'] },
  hairdo: { else: ['blow-dry', 'hair-stylist'] },
  perm: { else: ['hair-stylist'] },
  extensions: { else: ['hair-stylist'] },
  braids: { else: ['hairdo', 'hair-stylist'] },
  fringe: { else: ['haircut', 'hair-stylist'] },
  beard: { else: ['shave'] },
  shave: { else: ['beard'] },
  fade: { else: ['haircut', 'hair-stylist'] },
  // beauty
  manicure: { else: ['nails'] },
  pedicure: { else: ['nails'] },
  nails: { else: ['manicure'] },
  'gel-nails': { else: ['acrylic-nails', 'nails', 'manicure'] },
  'acrylic-nails': { else: ['gel-nails', 'nails', 'manicure'] },
  waxing: {},
  'laser-hair-removal': { else: ['waxing'] },
  eyebrows: {},
  lashes: {},
  makeup: {},
  facial: {},
  'deep-cleansing': { else: ['facial'] },
  peel: { else: ['facial'] },
  microneedling: { else: ['facial'] },
  botox: {},
  fillers: { else: ['botox'] },
  massage: {},
  'relaxing-massage': { else: ['massage'] },
  'deep-tissue': { else: ['massage'] },
  'lymphatic-drainage': { else: ['massage'] },
  'body-shaping': {},
  tattoo: {},
  piercing: {},
  tanning: {},
  // dental
  dentist: { else: ['dental-checkup', 'consultation', 'general-consultation', 'checkup'] },
  'dental-checkup': { else: ['dentist', 'checkup', 'consultation'] },
  'dental-cleaning': { else: ['dentist'] },
  whitening: { else: ['dentist'] },
  filling: { else: ['dental-checkup', 'dentist'] },
  'root-canal': { else: ['dentist'] },
  extraction: { else: ['dental-surgery', 'dentist'] },
  'wisdom-tooth': { else: ['extraction', 'dental-surgery', 'dentist'] },
  'dental-surgery': { else: ['extraction', 'dentist'] },
  orthodontics: { else: ['dentist'] },
  braces: { else: ['orthodontics', 'dentist'] },
  'braces-check': { else: ['braces', 'orthodontics', 'dentist'] },
  aligners: { else: ['orthodontics', 'braces', 'dentist'] },
  implant: { else: ['dentist'] },
  crown: { else: ['dentist'] },
  denture: { else: ['dentist'] },
  veneers: { else: ['dentist'] },
  'dental-emergency': { else: ['emergency', 'dental-checkup', 'dentist', 'consultation'] },
  toothache: { else: ['dental-emergency', 'emergency', 'dental-checkup', 'dentist', 'consultation'] },
  'dental-xray': { else: ['xray', 'dentist'] },
  gums: { else: ['dental-checkup', 'dentist'] },
  // medical
  'general-practitioner': { else: ['general-consultation', 'consultation', 'checkup'] },
  'general-consultation': { else: ['general-practitioner', 'consultation'] },
  consultation: { else: ['general-consultation'] },
  checkup: { else: ['dental-checkup', 'eye-exam', 'general-consultation', 'consultation'] },
  'follow-up': { else: [] },
  pediatrics: {},
  gynecology: {},
  'pap-smear': { else: ['gynecology'] },
  pregnancy: { else: ['ultrasound', 'gynecology'] },
  dermatology: {},
  mole: { else: ['dermatology'] },
  acne: { else: ['dermatology', 'deep-cleansing', 'facial'] },
  ophthalmology: {},
  'eye-exam': { else: ['ophthalmology'] },
  ent: {},
  cardiology: {},
  traumatology: { else: ['physical-therapy', 'general-practitioner', 'general-consultation'] },
  neurology: {},
  gastroenterology: {},
  urology: {},
  endocrinology: {},
  nutrition: {},
  'blood-test': {},
  vaccine: {},
  xray: {},
  ultrasound: {},
  ecg: { else: ['cardiology'] },
  podiatry: {},
  'ingrown-nail': { else: ['podiatry'] },
  'physical-therapy': {},
  rpg: { else: ['physical-therapy'] },
  'back-pain': { else: ['physical-therapy', 'traumatology', 'chiropractic', 'deep-tissue', 'massage'] },
  chiropractic: { else: ['physical-therapy'] },
  acupuncture: {},
  emergency: {},
  certificate: { else: ['general-consultation', 'consultation'] },
  midwife: { else: ['gynecology'] },
  // therapy
  psychologist: { else: ['therapy', 'therapist'] },
  psychiatrist: {},
  therapist: { broad: ['therapy', 'psychologist', 'family-therapy', 'couples-therapy', 'psychiatrist'] },
  therapy: { else: ['therapist', 'psychologist'] },
  'couples-therapy': { else: ['family-therapy', 'therapy', 'psychologist'] },
  'family-therapy': { else: ['couples-therapy', 'therapy'] },
  'child-therapy': { else: ['psychologist', 'therapy'] },
  anxiety: { else: ['psychologist', 'therapy', 'therapist', 'psychiatrist', 'child-therapy'] },
  'speech-therapy': {},
  'occupational-therapy': {},
  // fitness
  'personal-training': { else: ['trial-class'] },
  yoga: {},
  pilates: {},
  crossfit: {},
  'trial-class': {},
  spinning: {},
  'fitness-assessment': {},
  boxing: {},
  swimming: {},
  dance: {},
  stretching: {},
  // tutoring
  tutoring: {},
  math: { else: ['tutoring'] },
  physics: { else: ['tutoring'] },
  chemistry: { else: ['tutoring'] },
  'english-lesson': { else: ['tutoring'] },
  'spanish-lesson': { else: ['tutoring'] },
  'french-lesson': { else: ['tutoring'] },
  piano: { else: ['music'] },
  guitar: { else: ['music'] },
  singing: { else: ['music'] },
  music: {},
  'test-prep': { else: ['tutoring'] },
  programming: { else: ['tutoring'] },
  // legal
  'legal-advice': { else: ['lawyer', 'consultation'] },
  lawyer: { else: ['legal-advice', 'consultation'] },
  divorce: { else: ['family-law', 'legal-advice', 'lawyer'] },
  'family-law': { else: ['divorce', 'legal-advice', 'lawyer'] },
  'labor-law': { else: ['legal-advice', 'lawyer'] },
  will: { else: ['legal-advice', 'lawyer'] },
  immigration: { else: ['legal-advice', 'lawyer'] },
  notary: { else: ['legal-advice'] },
  contract: { else: ['legal-advice', 'lawyer'] },
  tax: {},
  // veterinary
  pet: { else: ['vet'], qualifier: true },
  vet: { else: ['consultation', 'general-consultation', 'checkup'] },
  'pet-grooming': {},
  'pet-bath': { else: ['pet-grooming'] },
  'pet-vaccine': { else: ['vaccine', 'vet'] },
  deworming: { else: ['vet'] },
  neutering: { else: ['vet'] },
  // everything else
  'car-service': {},
  'oil-change': { else: ['car-service'] },
  brakes: { else: ['car-service'] },
  tires: { else: ['car-service'] },
  'car-wash': { else: ['car-service'] },
  photo: {},
  // qualifiers
  women: { qualifier: true },
  men: { qualifier: true },
  children: { else: ['child-therapy', 'pediatrics'], qualifier: true },
  adults: { qualifier: true },
  first: { qualifier: true },
  online: { qualifier: true },
  home: { qualifier: true },
  express: { qualifier: true },
  full: { qualifier: true },
  legs: { qualifier: true },
  armpits: { qualifier: true },
  bikini: { qualifier: true },
  face: { else: ['facial'], qualifier: true },
  'upper-lip': { qualifier: true },
  back: { qualifier: true },
  hands: { qualifier: true },
  feet: { qualifier: true },
  dog: { qualifier: true },
  cat: { qualifier: true },
  group: { qualifier: true },
  individual: { qualifier: true },
  couple: { qualifier: true },
  bride: { qualifier: true },
  insurance: { qualifier: true },
  'long-hair': { qualifier: true },
  'short-hair': { qualifier: true },
} as const satisfies Record<
  string,
  { else?: readonly string[]; broad?: readonly string[]; qualifier?: true }
>;

export type Concept = keyof typeof facts;

const table: Readonly<Record<Concept, ConceptFacts>> = facts;

export const conceptNames = Object.keys(facts) as Concept[];
export const isQualifier = (concept: Concept): boolean => table[concept].qualifier === true;
/** Whether `kind` falls under `whole`, directly. */
export const isKindOf = (kind: Concept, whole: Concept): boolean =>
  table[kind].else?.includes(whole) === true;

/** Those offered that fall under `whole` first of all. */
export const kindsOf = (whole: Concept, offered: ReadonlySet<Concept>): readonly Concept[] =>
  (kinds.get(whole) ?? []).filter((kind) => offered.has(kind));

const kinds: ReadonlyMap<Concept, readonly Concept[]> = kindsByWhole();

function kindsByWhole(): Map<Concept, Concept[]> {
  const byWhole = new Map<Concept, Concept[]>();
  for (const kind of conceptNames)
    for (const whole of new Set(table[kind].else ?? [])) {
      if (kind === whole) continue;
      const known = byWhole.get(whole);
      if (known) known.push(kind);
      else byWhole.set(whole, [kind]);
    }
  return byWhole;
}

/** What `concept` may be taken for among those offered: the best of its stand-ins, or else every kind of it. */
export function standIns(concept: Concept, offered: ReadonlySet<Concept>): readonly Concept[] {
  const { broad, else: next } = table[concept];
  if (broad) return broad.filter((kind) => offered.has(kind));
  const second = (next ?? []).find((kind) => offered.has(kind));
  if (second !== undefined) return [second];
  const help = pains.has(concept) ? (next ?? []).map((kind) => kindsOf(kind, offered)) : [];
  return help.find((kinds) => kinds.length > 0) ?? kindsOf(concept, offered);
}

/** Complaints may be met by any kind of what helps. */
const pains: ReadonlySet<Concept> = new Set<Concept>(['back-pain', 'toothache', 'anxiety']);

/** Whether `help` is what somebody with this complaint, or for such a person, comes for. */
export const meetsNeed = (help: Concept, need: Concept): boolean =>
  (isQualifier(need) || pains.has(need)) && isKindOf(need, help);

/** The phrases of one language for each concept, in the notation of phrases.ts. */
export type TradeWords = Readonly<Partial<Record<Concept, readonly string[]>>>;
