import { formatDuration } from '../format/date-time.ts';
import { FieldRow, NumberInput } from '../forms/fields.tsx';
import type { FieldErrors } from '../forms/use-form.ts';
import { useTexts } from '../i18n/language-context.tsx';
import { type RuleName, type Rules, ruleRanges } from './rules.ts';
import { type RulesTexts, rulesTexts } from './texts/index.ts';

/**
 * Rules of slots. With `inherited` each may be left empty and then follows the business's, which stands in the empty field;
 * without, these are the business's own.
 */
export function RulesFields({
  rules,
  inherited,
  errors,
  disabled,
  onChange,
}: {
  readonly rules: Rules;
  readonly inherited?: Rules;
  readonly errors: FieldErrors;
  readonly disabled: boolean;
  readonly onChange: (rules: Rules) => void;
}) {
  const t = useTexts(rulesTexts);
  return (
    <FieldRow>
      {ruleRanges.map(({ name, unit, isLimit }) => (
        <NumberInput
          key={name}
          label={t[name]}
          unit={unit ? t[unit] : undefined}
          value={rules[name]}
          disabled={disabled}
          error={errors[`rules.${name}`]}
          help={(inherited && isLimit && t.zeroLifts) || helpOf(name, t)}
          placeholder={
            inherited ? t.like(wordsOf(name, inherited[name], t)) : isLimit ? t.unlimited : undefined
          }
          onChange={(value) => onChange({ ...rules, [name]: value })}
        />
      ))}
    </FieldRow>
  );
}

/** A rule's value in words, such as for comparing two versions. */
export function wordsOf(name: RuleName, value: number | null, t: RulesTexts): string {
  if (value === null) return t.unlimited;
  const unit = ruleRanges.find((range) => range.name === name)?.unit;
  if (unit === 'minutes') return formatDuration(value);
  return unit === 'days' ? `${value} ${t.days}` : String(value);
}

const helpOf = (name: RuleName, t: RulesTexts): string | undefined =>
  ({
    slotIntervalMinutes: t.slotIntervalHelp,
    minimumNoticeMinutes: t.minimumNoticeHelp,
    changeCutoffMinutes: t.changeCutoffHelp,
  })[name as string];
