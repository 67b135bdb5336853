import Chip from '@mui/material/Chip';
import { type KeyboardEvent, useState } from 'react';
import type { Slot } from '../../../../schema/src/generated/types.ts';
import { byDay, fortnightFrom, soleProvider } from '../../shared/slots.ts';
import { fill } from '../texts/texts.ts';
import { useView } from './view.ts';

/** A strip of days and the chosen day's times. "More days" asks the API for a fortnight at a time. */
export function SlotPicker({ suggested }: { suggested: readonly Slot[] }) {
  const { chat, state, texts, format, busy, focusComposer } = useView();
  const [fetched, setFetched] = useState<readonly Slot[]>([]);
  const [fortnights, setFortnights] = useState(0);
  const [more, setMore] = useState<'ask' | 'asking' | 'none'>('ask');
  const days = byDay([...suggested, ...fetched]);
  const [chosen, setChosen] = useState(suggested[0]?.localDate);
  const day = days.find(({ date }) => date === chosen) ?? days[0];
  const [sample] = suggested;
  if (!day || !sample) return null;

  const severalProviders = soleProvider([...suggested, ...fetched]) === null;
  const askMore = async () => {
    setMore('asking');
    try {
      const { items } = await chat.moreSlots({
        serviceId: sample.serviceId,
        providerId: soleProvider(suggested),
        timezone: sample.timezone,
        limit: 200,
        ...fortnightFrom(days[0]?.date ?? sample.localDate, fortnights * 14),
      });
      setFetched([...fetched, ...items]);
      setFortnights(fortnights + 1);
      setMore(items.length ? 'ask' : 'none');
    } catch {
      setMore('ask');
    }
  };
  const whose = (slot: Slot) => format.day(slot.start, slot.timezone);

  return (
    <div className="slots" part="slots">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll sideways in every browser */}
      <div className="days" role="group" aria-label={texts.days} onKeyDown={moveFocus}>
        {days.map(({ date, slots: [first] }) => {
          if (!first) return null;
          const parts = format.dayParts(first.start, first.timezone);
          return (
            <button
              type="button"
              className="day"
              key={date}
              aria-pressed={date === day.date}
              onClick={() => setChosen(date)}
            >
              <span className="sr">{whose(first)}</span>
              <span aria-hidden="true">{parts.weekday}</span>
              <b aria-hidden="true">{parts.day}</b>
              <span aria-hidden="true">{parts.month}</span>
            </button>
          );
        })}
        {more !== 'none' && (
          <button type="button" className="day more" aria-disabled={more === 'asking'} onClick={askMore}>
            {more === 'asking' ? texts.loading : texts.moreDays}
          </button>
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div
        className="times"
        role="group"
        aria-label={day.slots[0] && fill(texts.times, { day: whose(day.slots[0]) })}
        onKeyDown={moveFocus}
      >
        <p className="of-day" aria-hidden="true">
          {day.slots[0] && whose(day.slots[0])}
        </p>
        {day.slots.map((slot) => {
          const time = format.time(slot.start, slot.timezone);
          return (
            <Chip
              key={slot.start}
              component="button"
              clickable
              disabled={busy}
              part="chip"
              label={
                severalProviders ? (
                  <>
                    {time}
                    <small>{slot.providerName.split(/\s+/).slice(0, 2).join(' ')}</small>
                  </>
                ) : (
                  time
                )
              }
              onClick={() => {
                chat.pickSlot(slot, `${whose(slot)}, ${time}`);
                focusComposer();
              }}
            />
          );
        })}
      </div>
      <div role="status">{more === 'none' && <p className="hint">{texts.noMoreDays}</p>}</div>
      {state.config && sample.timezone !== state.config.business.timezone && (
        <p className="hint">{fill(texts.zoneNote, { zone: format.zone(sample.timezone) })}</p>
      )}
    </div>
  );
}

/** Arrows walk through a row of buttons; Tab does too, so nobody needs to know. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const current = buttons.indexOf((event.target as HTMLElement).closest('button') as HTMLButtonElement);
  buttons[(current + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}
