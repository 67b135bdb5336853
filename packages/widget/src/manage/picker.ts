import type {
  AvailableSlots,
  AvailableSlotsInput,
  Booking,
  Slot,
} from '../../../schema/src/generated/types.ts';
import type { Format } from '../shared/format.ts';
import { byDay, fortnightFrom } from '../shared/slots.ts';
import { h } from './dom.ts';
import { fill, type Voice } from './parts.ts';

type PickerOptions = {
  anyProvider: boolean;
  ask: (input: AvailableSlotsInput) => Promise<AvailableSlots>;
  pick: (slot: Slot) => void;
  fail: (error: unknown) => void;
};

/** A strip of days and the chosen day's times in `picker`; a fortnight is asked for at a time. */
export async function fillPicker(
  picker: HTMLElement,
  { texts, format }: Voice,
  booking: Booking,
  { anyProvider, ask, pick, fail }: PickerOptions,
): Promise<void> {
  const today = new Date().toLocaleDateString('sv', { timeZone: booking.timezone });
  const slots: Slot[] = [];
  let shift = 0;
  let chosen = '';

  const fetchMore = async () => {
    const { items } = await ask({
      serviceId: booking.serviceId,
      providerId: anyProvider ? null : booking.providerId,
      timezone: booking.timezone,
      limit: 200,
      ...fortnightFrom(today, shift),
    });
    shift += 14;
    slots.push(
      ...items.filter((slot) => slot.start !== booking.start || slot.providerId !== booking.providerId),
    );
    draw();
  };
  const more = () => fetchMore().catch(fail);

  const draw = () => {
    const days = byDay(slots);
    const day = days.find(({ date }) => date === chosen) ?? days[0];
    chosen = day?.date ?? '';
    picker.replaceChildren(
      h(
        'div',
        { class: 'days', role: 'group', 'aria-label': texts.days },
        ...days.map(({ date, slots: [first] }) =>
          first
            ? dayButton(format, first, date === chosen, () => {
                chosen = date;
                draw();
                picker.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
              })
            : null,
        ),
        h('button', { type: 'button', class: 'day more', onclick: more }, texts.moreDays),
      ),
      day?.slots[0]
        ? h(
            'div',
            {
              class: 'times',
              role: 'group',
              'aria-label': fill(texts.times, { day: format.day(day.slots[0].start, booking.timezone) }),
            },
            ...day.slots.map((slot) =>
              h(
                'button',
                {
                  type: 'button',
                  class: 'chip',
                  onclick: () => pick(slot),
                },
                format.time(slot.start, slot.timezone),
                anyProvider && h('small', {}, slot.providerName),
              ),
            ),
          )
        : h('p', { class: 'quiet', role: 'status' }, texts.noTimes),
    );
  };
  await more();
}

const hidden = { 'aria-hidden': 'true' };

function dayButton(format: Format, slot: Slot, pressed: boolean, onclick: () => void) {
  const { weekday, day, month } = format.dayParts(slot.start, slot.timezone);
  return h(
    'button',
    {
      type: 'button',
      class: 'day',
      'aria-pressed': String(pressed),
      onclick,
    },
    h('span', { class: 'sr' }, format.day(slot.start, slot.timezone)),
    h('span', hidden, weekday),
    h('b', hidden, day),
    h('span', hidden, month),
  );
}
