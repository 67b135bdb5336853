import { addDays } from '@booking-chat/core/time/calendar';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useApi, useRead } from '../../shared/api/hooks.ts';
import { useMe } from '../../shared/auth/me.tsx';
import { Problem } from '../../shared/components/states.tsx';
import { useToasts } from '../../shared/components/toast.tsx';
import { dayOf, formatDay } from '../../shared/format/date-time.ts';
import { SwitchInput } from '../../shared/forms/fields.tsx';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { readOpenSlots } from '../../shared/requests/bookings.ts';
import { FreeTime } from './free-time.tsx';
import { bookingTexts } from './texts/index.ts';

const daysShown = 7;
/** The API looks so many days ahead at a time. */
const farthest = 61;

/** Open times as the API says them, a week at a time; or, for who stands at the desk, any minute. */
export function SlotPicker({
  serviceId,
  providerId,
  firstDay,
  value,
  onChange,
  walkIn,
  onWalkIn,
}: {
  readonly serviceId: string;
  /** Absent: whoever is free. */
  readonly providerId?: string | undefined;
  /** YYYY-MM-DD */
  readonly firstDay: string;
  /** ISO moment; null: none yet. */
  readonly value: string | null;
  readonly onChange: (start: string | null) => void;
  readonly walkIn: boolean;
  readonly onWalkIn: (walkIn: boolean) => void;
}) {
  const t = useTexts(bookingTexts);
  const { timezone } = useMe();
  return (
    <Box>
      <SwitchInput
        label={t.walkIn}
        help={t.walkInHelp}
        checked={walkIn}
        onChange={(next) => {
          onWalkIn(next);
          if (!next) onChange(null);
        }}
      />
      <Box sx={{ mt: 1.5 }}>
        {walkIn ? (
          <FreeTime value={value} timezone={timezone} onChange={onChange} />
        ) : (
          <OpenTimes
            key={`${serviceId} ${providerId}`}
            serviceId={serviceId}
            providerId={providerId}
            firstDay={firstDay}
            value={value}
            onChange={onChange}
          />
        )}
      </Box>
    </Box>
  );
}

function OpenTimes({
  serviceId,
  providerId,
  firstDay,
  value,
  onChange,
}: {
  readonly serviceId: string;
  readonly providerId?: string | undefined;
  readonly firstDay: string;
  readonly value: string | null;
  readonly onChange: (start: string | null) => void;
}) {
  const t = useTexts(bookingTexts);
  const api = useApi();
  const toasts = useToasts();
  const { timezone } = useMe();
  const { lang } = useLanguage();
  const timesId = useId();
  const today = dayOf(Date.now(), timezone);
  const [from, setFrom] = useState(firstDay < today ? today : firstDay);
  const [chosenDay, setChosenDay] = useState<string | null>(
    value ? dayOf(Date.parse(value), timezone) : null,
  );
  const [searching, setSearching] = useState(false);
  const ask = { serviceId, ...(providerId ? { providerId } : {}) };
  const slots = useRead(
    readOpenSlots,
    { input: { ...ask, from, to: addDays(from, daysShown - 1), limit: 2_000 } },
    { keepPrevious: true },
  );
  const items = slots.data?.getAvailableSlots.items ?? [];
  const days = Array.from({ length: daysShown }, (_, at) => addDays(from, at));
  const countOf = (day: string) => items.filter(({ localDate }) => localDate === day).length;
  const day =
    chosenDay && days.includes(chosenDay)
      ? chosenDay
      : (days.find((one) => countOf(one) > 0) ?? (days[0] as string));
  const times = items.filter(({ localDate }) => localDate === day);
  const goTo = (first: string) => {
    setFrom(first < today ? today : first);
    setChosenDay(null);
  };

  async function findNext() {
    setSearching(true);
    try {
      const after = addDays(from, daysShown);
      const input = { ...ask, from: after, to: addDays(after, farthest), limit: 1 };
      const next = (await api.send(readOpenSlots, { input })).getAvailableSlots.items[0];
      if (next) goTo(next.localDate);
      else toasts.tell(t.noneFound);
    } catch (error) {
      toasts.failed(error);
    } finally {
      setSearching(false);
    }
  }

  return (
    <Box role="group" aria-label={t.openTimes} aria-busy={slots.isPlaceholderData}>
      <Box sx={{ display: 'flex', alignItems: 'center', mx: -1 }}>
        <IconButton
          aria-label={t.previousDays}
          disabled={from <= today}
          onClick={() => goTo(addDays(from, -daysShown))}
        >
          <ChevronLeft />
        </IconButton>
        <Box
          sx={{
            flex: 1,
            minWidth: 0,
            display: 'grid',
            gridTemplateColumns: `repeat(${daysShown}, 1fr)`,
            gap: 0.25,
          }}
        >
          {days.map((each) => (
            <DayButton
              key={each}
              day={each}
              count={countOf(each)}
              pressed={each === day}
              onClick={() => setChosenDay(each)}
            />
          ))}
        </Box>
        <IconButton aria-label={t.nextDays} onClick={() => goTo(addDays(from, daysShown))}>
          <ChevronRight />
        </IconButton>
      </Box>
      {slots.error && <Problem error={slots.error} retry={() => void slots.refetch()} />}
      {slots.isPending && !slots.error && <Skeleton variant="rounded" height={96} sx={{ mt: 1.5 }} />}
      {slots.data && times.length === 0 && (
        <Box sx={{ mt: 1.5, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
          <Typography sx={{ color: 'text.secondary' }}>
            {items.length === 0 ? t.noTimes : t.noTimesThatDay}
          </Typography>
          {items.length === 0 && (
            <Button size="small" disabled={searching} onClick={() => void findNext()}>
              {t.findNext}
            </Button>
          )}
        </Box>
      )}
      {times.length > 0 && (
        <>
          <Typography id={timesId} sx={{ mt: 1.5, mb: 0.75, fontSize: '0.8125rem', color: 'text.secondary' }}>
            {t.timesOf(formatDay(day, lang))}
          </Typography>
          <Box
            role="group"
            aria-labelledby={timesId}
            sx={{
              display: 'grid',
              gridTemplateColumns: 'repeat(auto-fill, minmax(68px, 1fr))',
              gap: 0.75,
              maxHeight: 232,
              overflowY: 'auto',
              p: '2px',
              m: '-2px',
              opacity: slots.isPlaceholderData ? 0.5 : 1,
            }}
          >
            {times.map(({ start, localTime }) => (
              <Button
                key={start}
                size="small"
                variant={start === value ? 'contained' : 'outlined'}
                color={start === value ? 'primary' : 'inherit'}
                aria-pressed={start === value}
                onClick={() => onChange(start)}
                sx={{ px: 0.5, minWidth: 0, fontVariantNumeric: 'tabular-nums', fontWeight: 500 }}
              >
                {localTime}
              </Button>
            ))}
          </Box>
        </>
      )}
    </Box>
  );
}

function DayButton({
  day,
  count,
  pressed,
  onClick,
}: {
  readonly day: string;
  readonly count: number;
  readonly pressed: boolean;
  readonly onClick: () => void;
}) {
  const t = useTexts(bookingTexts);
  const { lang } = useLanguage();
  const weekday = new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' }).format(
    Date.parse(`${day}T12:00:00Z`),
  );
  return (
    <ButtonBase
      aria-pressed={pressed}
      aria-label={`${formatDay(day, lang)}, ${t.openCount(count)}`}
      onClick={onClick}
      sx={{
        flexDirection: 'column',
        borderRadius: 2,
        py: 0.75,
        minHeight: 56,
        fontFamily: 'inherit',
        fontSize: '0.75rem',
        color: count === 0 ? 'text.secondary' : 'text.primary',
        bgcolor: pressed ? 'color-mix(in srgb, var(--mui-palette-primary-main) 14%, transparent)' : undefined,
        outline: pressed ? '1px solid var(--mui-palette-primary-main)' : undefined,
      }}
    >
      <span>{weekday.replace('.', '')}</span>
      <Box component="span" sx={{ fontSize: '1rem', fontWeight: count === 0 ? 400 : 650 }}>
        {Number(day.slice(8))}
      </Box>
      <Box
        component="span"
        sx={{
          width: 5,
          height: 5,
          borderRadius: 3,
          mt: '3px',
          bgcolor: count === 0 ? 'transparent' : 'primary.main',
        }}
      />
    </ButtonBase>
  );
}
