import { atLineStart, formatDay, weekdayName } from '../../shared/format/date-time.ts';
import type { Wording } from '../../shared/forms/conflict-dialog.tsx';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { rangeText } from './conflict-text.ts';
import type { HoursValues } from './hours-form.ts';
import { groupsOf } from './other-days.ts';
import { hoursTexts } from './texts/index.ts';

/** Hours in words, to compare two versions of them day by day. */
export function useHoursWording(): Wording<HoursValues> {
  const t = useTexts(hoursTexts);
  const shared = useSharedTexts();
  const { lang } = useLanguage();
  return {
    label(name) {
      if (name === 'own') return t.inheritProvider;
      if (name === 'exceptions') return t.exceptions;
      return atLineStart(weekdayName(Number(name.slice('day'.length)), lang));
    },
    show(name, values) {
      if (name === 'own') return values.own ? shared.yes : shared.no;
      if (name !== 'exceptions') return values[name].map(rangeText).join(', ') || t.closed;
      return groupsOf(values.exceptions)
        .map(({ from, to, kind, ranges, note }) =>
          [
            from === to ? formatDay(from, lang) : t.daysBetween(formatDay(from, lang), formatDay(to, lang)),
            t.kinds[kind],
            ranges.map(rangeText).join(', '),
            note,
          ]
            .filter(Boolean)
            .join(' · '),
        )
        .join('\n');
    },
  };
}
