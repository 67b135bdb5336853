import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { type CalendarView, calendarViews } from './calendar-state.ts';
import { bookingTexts } from './texts/index.ts';

export function CalendarToolbar({
  title,
  view,
  onView,
  onToday,
  onEarlier,
  onLater,
}: {
  readonly title: string;
  readonly view: CalendarView;
  readonly onView: (view: CalendarView) => void;
  readonly onToday: () => void;
  readonly onEarlier: () => void;
  readonly onLater: () => void;
}) {
  const t = useTexts(bookingTexts);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1.5 }}>
      <Button variant="outlined" color="inherit" onClick={onToday}>
        {t.today}
      </Button>
      <Box sx={{ display: 'flex' }}>
        <IconButton onClick={onEarlier} aria-label={t.earlier}>
          <ChevronLeft />
        </IconButton>
        <IconButton onClick={onLater} aria-label={t.later}>
          <ChevronRight />
        </IconButton>
      </Box>
      <Typography
        variant="h2"
        aria-live="polite"
        sx={{ flex: '1 1 auto', minWidth: 0, '&::first-letter': { textTransform: 'uppercase' } }}
      >
        {title}
      </Typography>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view}
        aria-label={t.view}
        onChange={(_event, next: CalendarView | null) => {
          if (next) onView(next);
        }}
        sx={{ width: { xs: 1, sm: 'auto' } }}
      >
        {calendarViews.map((each) => (
          <ToggleButton
            key={each}
            value={each}
            sx={{
              px: { xs: 0.5, sm: 1.75 },
              flex: { xs: 1, sm: 'none' },
              minHeight: { xs: 44, sm: 38 },
              textTransform: 'none',
              fontSize: { xs: '0.8125rem', sm: '0.875rem' },
              whiteSpace: 'nowrap',
            }}
          >
            {t[each]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
}
