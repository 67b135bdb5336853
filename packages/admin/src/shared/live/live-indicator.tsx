import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useSharedTexts } from '../i18n/texts/index.ts';
import { type LiveState, useLiveState } from './live-context.tsx';

const colors: Readonly<Record<LiveState, string>> = {
  live: 'success.main',
  connecting: 'text.disabled',
  lost: 'warning.main',
  off: 'text.disabled',
};

function useLiveText(state: LiveState): string {
  const t = useSharedTexts();
  return { live: t.liveOn, connecting: t.liveConnecting, lost: t.liveLost, off: t.liveOff }[state];
}

/** Whether changes that others make appear by themselves. */
export function LiveIndicator() {
  const state = useLiveState();
  const text = useLiveText(state);
  return (
    <Box role="status" sx={{ display: 'flex', gap: 1, alignItems: 'center', px: 1, py: 0.75 }}>
      <Dot state={state} />
      <Typography sx={{ fontSize: '0.75rem', color: 'text.secondary', lineHeight: 1.3 }}>{text}</Typography>
    </Box>
  );
}

export function LiveDot() {
  const state = useLiveState();
  const text = useLiveText(state);
  return (
    <Tooltip title={text}>
      <Box role="img" aria-label={text} sx={{ p: 1 }}>
        <Dot state={state} />
      </Box>
    </Tooltip>
  );
}

const Dot = ({ state }: { readonly state: LiveState }) => (
  <Box sx={{ width: 8, height: 8, borderRadius: '50%', flex: 'none', bgcolor: colors[state] }} />
);
