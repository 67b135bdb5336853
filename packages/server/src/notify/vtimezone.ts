import { Temporal } from 'temporal-polyfill';

/**
 * A VTIMEZONE (RFC 5545 §3.6.5) that is exact for the days around one moment: the last change of offset before it and the
 * next one after it, as observances of their own. Zones with irregular rules need no recurrence that could be wrong.
 */
export function vtimezone(zone: string, around: Temporal.ZonedDateTime): string[] {
  const next = around.getTimeZoneTransition('next');
  const last = around.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const observances = [last ? changeAt(last) : constant(around), ...(next ? [changeAt(next)] : [])];
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances.flat(), 'END:VTIMEZONE'];
}

function changeAt(moment: Temporal.ZonedDateTime): string[] {
  const before = moment.subtract({ nanoseconds: 1 });
  const forward = moment.offsetNanoseconds > before.offsetNanoseconds;
  // The onset is written in the wall time that was in force until then.
  const onset = moment.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime();
  return observance(forward ? 'DAYLIGHT' : 'STANDARD', onset, before.offset, moment.offset);
}

const constant = (moment: Temporal.ZonedDateTime) =>
  observance('STANDARD', Temporal.PlainDateTime.from('1970-01-01T00:00:00'), moment.offset, moment.offset);

function observance(
  kind: 'STANDARD' | 'DAYLIGHT',
  onset: Temporal.PlainDateTime,
  from: string,
  to: string,
): string[] {
  return [
    `BEGIN:${kind}`,
    `DTSTART:${onset.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}`,
    `TZOFFSETFROM:${utcOffset(from)}`,
    `TZOFFSETTO:${utcOffset(to)}`,
    `TZNAME:${to}`,
    `END:${kind}`,
  ];
}

/** "+02:00" as "+0200"; seconds, which old offsets have, are kept as the standard allows. */
const utcOffset = (offset: string) => offset.replace(/:/g, '').slice(0, 7);
