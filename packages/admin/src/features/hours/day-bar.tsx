import Box from '@mui/material/Box';
import type { Range } from './hours-form.ts';

const day = 1_440;

/** A day at a glance, from midnight to midnight; what goes on after it fades. Only for the eye. */
export function DayBar({ ranges }: { readonly ranges: readonly Range[] }) {
  return (
    <Box
      aria-hidden
      sx={{
        position: 'relative',
        height: 6,
        borderRadius: 1,
        bgcolor: 'color-mix(in srgb, var(--mui-palette-text-primary) 8%, transparent)',
        overflow: 'hidden',
      }}
    >
      {ranges.map(({ start, end }) => (
        <Box
          key={`${start}-${end}`}
          sx={{
            position: 'absolute',
            insetBlock: 0,
            left: `${(100 * start) / day}%`,
            width: `${(100 * (Math.min(end, day) - start)) / day}%`,
            borderRadius: 1,
            background:
              end > day
                ? 'linear-gradient(90deg, var(--mui-palette-primary-main) 70%, transparent)'
                : 'var(--mui-palette-primary-main)',
          }}
        />
      ))}
    </Box>
  );
}
