import type { SxProps, Theme } from '@mui/material/styles';
import { providerColors } from './provider-colors.ts';

const look = {
  '--fc-border-color': 'var(--mui-palette-divider)',
  '--fc-page-bg-color': 'var(--mui-palette-background-paper)',
  '--fc-neutral-bg-color': 'var(--mui-palette-background-default)',
  '--fc-today-bg-color': 'color-mix(in srgb, var(--mui-palette-primary-main) 6%, transparent)',
  '--fc-now-indicator-color': 'var(--mui-palette-error-main)',
  '--fc-event-text-color': 'var(--mui-palette-text-primary)',
  '--fc-list-event-hover-bg-color': 'color-mix(in srgb, var(--mui-palette-primary-main) 8%, transparent)',
  '--fc-bg-event-opacity': 1,
  '& .fc': { fontSize: '0.8125rem' },
  '& .fc-scrollgrid, & .fc-list': {
    bgcolor: 'background.paper',
    borderRadius: '12px',
    overflow: 'clip',
  },
  '& .fc-list': { border: 1, borderColor: 'divider' },
  '& .fc a': { color: 'inherit', textDecoration: 'none' },
  '& .fc-col-header-cell-cushion': {
    py: 1,
    fontWeight: 600,
    color: 'text.secondary',
    '&::first-letter': { textTransform: 'uppercase' },
  },
  '& .fc-day-today .fc-col-header-cell-cushion': { color: 'primary.main' },
  '& .fc-timegrid-slot': { height: '2.5em' },
  '& .fc-timegrid-slot-minor': { borderTopStyle: 'none' },
  '& .fc-timegrid-slot-label-cushion': { color: 'text.secondary', fontSize: '0.75rem' },
  '& .fc-timegrid-col.fc-day-today, & .fc-daygrid-day.fc-day-today': { bgcolor: 'var(--fc-today-bg-color)' },
  '& .fc-bg-event.closed': {
    background:
      'repeating-linear-gradient(135deg, color-mix(in srgb, var(--mui-palette-text-primary) 5%, transparent) 0 6px, color-mix(in srgb, var(--mui-palette-text-primary) 8%, transparent) 6px 12px)',
  },
  '& .fc-event:not(.fc-bg-event)': {
    cursor: 'pointer',
    '--fc-event-border-color': 'var(--mui-palette-background-paper)',
  },
  '& .fc-timegrid-event, & .fc-daygrid-event': {
    background: 'color-mix(in srgb, var(--provider) 18%, var(--mui-palette-background-paper))',
    borderRadius: '6px',
    overflow: 'hidden',
    boxShadow: 'inset 3px 0 0 var(--provider)',
    pl: '3px',
  },
  '& .fc-daygrid-event': { minHeight: 25 },
  '& .fc a.fc-event.rest': {
    background: 'none',
    boxShadow: 'none',
    color: 'primary.main',
    fontWeight: 600,
    pl: 1,
  },
  '& .fc-event:focus-visible': { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: 1 },
  '& .fc-event:focus::after': { display: 'none' },
  '& .fc-event.status-pending': {
    backgroundImage:
      'repeating-linear-gradient(135deg, transparent 0 5px, color-mix(in srgb, var(--provider) 16%, transparent) 5px 10px)',
  },
  '& .fc-event.status-cancelled': { background: 'none', border: '1px dashed var(--mui-palette-divider)' },
  '& .fc-event.status-cancelled strong': { textDecoration: 'line-through', fontWeight: 450 },
  '& .fc-event.fresh': {
    outline: '2px solid var(--mui-palette-primary-main)',
    outlineOffset: 1,
    animation: 'arrives 0.6s ease-out',
    '@keyframes arrives': {
      from: { transform: 'scale(0.94)', opacity: 0 },
      to: { transform: 'none', opacity: 1 },
    },
  },
  '& .entry': {
    display: 'block',
    minWidth: 0,
    height: 1,
    p: '2px 4px 2px 4px',
    lineHeight: 1.35,
    overflow: 'hidden',
  },
  '& .head': { whiteSpace: 'nowrap' },
  '& .mark': {
    display: 'inline-block',
    px: '3px',
    mr: '1px',
    fontSize: '0.6563rem',
    fontWeight: 700,
    lineHeight: '15px',
    borderRadius: '4px',
    color: 'background.paper',
    background: 'var(--provider)',
  },
  '& .entry strong, & .entry .more': { overflowWrap: 'break-word' },
  '& .entry em': { fontStyle: 'italic' },
  '& .time': { fontVariantNumeric: 'tabular-nums' },
  '& .month .entry': { whiteSpace: 'nowrap', textOverflow: 'ellipsis' },
  '& .month .more': { display: 'none' },
  '& .week .fc-timegrid-event .more': { display: 'block', fontSize: '0.75rem' },
  '& .fc-list-event-graphic': { display: 'none' },
  '& .fc-list-event-time': { width: 68, fontVariantNumeric: 'tabular-nums', color: 'text.secondary' },
  '& .fc-list-event .time': { display: 'none' },
  '& .fc-list-event .more': { display: 'block', color: 'text.secondary' },
  '& .fc-list-event td': { py: 1.25 },
  '& .fc-list-day-cushion': {
    fontWeight: 600,
    textAlign: 'left',
    '&::first-letter': { textTransform: 'uppercase' },
    '& a::first-letter': { textTransform: 'uppercase' },
  },
  '& .fc-list-empty': { bgcolor: 'background.paper', minHeight: 220 },
  '& .fc-daygrid-day-number': { p: '6px 8px', color: 'text.secondary' },
  '& .fc-daygrid-day-frame': { minHeight: 112 },
  '& .fc-day-other .fc-daygrid-day-top': { opacity: 0.75 },
};

const marks: Readonly<Record<string, object>> = Object.fromEntries(
  providerColors.map(({ light, dark }, index) => [
    `& .provider-${index}`,
    { '--provider': light, '[data-scheme="dark"] &': { '--provider': dark } },
  ]),
);

/** FullCalendar in the panel's look. Text is the page's own on a tint, so that it is readable in any colour. */
export const calendarStyle = { ...look, ...marks } as SxProps<Theme>;
