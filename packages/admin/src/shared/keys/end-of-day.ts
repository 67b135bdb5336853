/** The last second of a local day (YYYY-MM-DD), as an ISO moment. */
export function endOfDay(day: string, timezone: string): string {
  const onTheClock = Date.parse(`${day}T23:59:59Z`);
  // The second pass is for days on which the clock changes.
  const guess = onTheClock - offsetAt(onTheClock, timezone);
  return new Date(onTheClock - offsetAt(guess, timezone)).toISOString();
}

/** Milliseconds that a zone's clock is ahead of UTC at a moment. */
function offsetAt(moment: number, timezone: string): number {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute, second } = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - moment;
}
