import { useTexts } from '../i18n/language-context.tsx';
import { type Rules, ruleRanges } from './rules.ts';
import { wordsOf } from './rules-fields.tsx';
import { rulesTexts } from './texts/index.ts';

/** Overrides in words: only the rules that say something. */
export function useRulesWording(): (rules: Rules) => string {
  const t = useTexts(rulesTexts);
  return (rules) =>
    ruleRanges
      .filter(({ name }) => rules[name] !== null)
      .map(({ name }) => `${t[name]}: ${wordsOf(name, liftsLimit(name, rules) ? null : rules[name], t)}`)
      .join('\n') || t.inherits;
}

const liftsLimit = (name: keyof Rules, rules: Rules): boolean =>
  rules[name] === 0 && ruleRanges.some((range) => range.name === name && range.isLimit);
