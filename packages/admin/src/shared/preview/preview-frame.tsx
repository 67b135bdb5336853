import DarkMode from '@mui/icons-material/DarkModeOutlined';
import Desktop from '@mui/icons-material/DesktopWindowsOutlined';
import LightMode from '@mui/icons-material/LightModeOutlined';
import Phone from '@mui/icons-material/SmartphoneOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useColorScheme } from '@mui/material/styles';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { LoadingRows } from '../components/states.tsx';
import { panelBase } from '../config.ts';
import { useConfig } from '../config-context.ts';
import { useTexts } from '../i18n/language-context.tsx';
import {
  isPreviewReport,
  type PreviewBranding,
  type PreviewRequest,
  type PreviewState,
  type PreviewWish,
} from './protocol.ts';
import { previewTexts } from './texts/index.ts';

export type Device = 'desktop' | 'phone';
const sizes = { desktop: { width: 1000, height: 720 }, phone: { width: 375, height: 680 } } as const;

export interface PreviewProps {
  readonly token: string;
  readonly branding: PreviewBranding;
  readonly theme: string;
  readonly language: string | null;
  readonly greeting?: string | null;
  readonly startsOn?: Device;
  readonly onState?: (state: PreviewState) => void;
  /** More to do with the preview, beside its switches. */
  readonly actions?: ReactNode;
}

/**
 * The real widget on a page of nobody's, with the branding that is being tried. Everything works in it and nothing is booked.
 * The frame is scaled to the room there is.
 */
export function PreviewFrame(props: PreviewProps) {
  return (
    // Its texts are fetched when it first appears: the screen around it stays.
    <Suspense fallback={<LoadingRows rows={3} />}>
      <Frame {...props} />
    </Suspense>
  );
}

function Frame({
  token,
  branding,
  theme,
  language,
  greeting = null,
  startsOn = 'desktop',
  onState,
  actions,
}: PreviewProps) {
  const t = useTexts(previewTexts);
  const { widgetUrl, apiUrl } = useConfig();
  const { mode, systemMode } = useColorScheme();
  const [device, setDevice] = useState<Device>(startsOn);
  const [scheme, setScheme] = useState<'light' | 'dark'>(
    (mode === 'system' ? systemMode : mode) === 'dark' ? 'dark' : 'light',
  );
  const wish: PreviewWish = {
    widgetUrl,
    apiUrl,
    token,
    language,
    greeting,
    branding,
    // What a visitor's device would say is what the switch above the frame says.
    theme: theme === 'light' || theme === 'dark' ? theme : scheme,
    scheme,
    open: true,
  };
  const { frame, failed } = useConversation(wish, onState);
  const { width, height } = sizes[device];
  const { room, scale } = useScale(width, height);
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1, alignItems: 'center' }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label={t.device}
          value={device}
          onChange={(_event, value: Device | null) => value && setDevice(value)}
        >
          <ToggleButton value="desktop" aria-label={t.desktop} sx={square}>
            <Desktop fontSize="small" />
          </ToggleButton>
          <ToggleButton value="phone" aria-label={t.phone} sx={square}>
            <Phone fontSize="small" />
          </ToggleButton>
        </ToggleButtonGroup>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label={t.scheme}
          value={scheme}
          onChange={(_event, value: 'light' | 'dark' | null) => value && setScheme(value)}
        >
          <ToggleButton value="light" aria-label={t.light} sx={square}>
            <LightMode fontSize="small" />
          </ToggleButton>
          <ToggleButton value="dark" aria-label={t.dark} sx={square}>
            <DarkMode fontSize="small" />
          </ToggleButton>
        </ToggleButtonGroup>
        <Box sx={{ ml: 'auto' }}>{actions}</Box>
      </Box>
      {failed && (
        <Alert severity="error" sx={{ mb: 1 }}>
          {t.failed}
        </Alert>
      )}
      <Box ref={room} sx={{ overflow: 'hidden' }}>
        <Box
          sx={{
            width: width * scale,
            height: height * scale,
            mx: 'auto',
            overflow: 'hidden',
            borderRadius: device === 'phone' ? 5 : 2.5,
            border: device === 'phone' ? 6 : 1,
            borderColor: device === 'phone' ? 'text.primary' : 'divider',
            boxSizing: 'content-box',
          }}
        >
          <Box
            component="iframe"
            ref={frame}
            title={t.title}
            src={`${panelBase}preview.html`}
            sx={{
              width,
              height,
              border: 0,
              display: 'block',
              transformOrigin: '0 0',
              transform: `scale(${scale})`,
            }}
          />
        </Box>
      </Box>
    </Box>
  );
}

const square = { width: { xs: 44, md: 38 }, height: { xs: 44, md: 34 } };
/** The phone's edge, on both sides. */
const edges = 12;

function useConversation(wish: PreviewWish, onState: ((state: PreviewState) => void) | undefined) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [loaded, setLoaded] = useState(false);
  const [failed, setFailed] = useState(false);
  const latest = useRef(onState);
  useEffect(() => {
    latest.current = onState;
  });
  useEffect(() => {
    const hear = (event: MessageEvent) => {
      if (event.origin !== location.origin || event.source !== frame.current?.contentWindow) return;
      if (!isPreviewReport(event.data)) return;
      if (event.data.type === 'preview:loaded') setLoaded(true);
      if (event.data.type === 'preview:failed') setFailed(true);
      if (event.data.type === 'preview:state') latest.current?.(event.data.state);
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
  const request = JSON.stringify({ type: 'preview:show', wish } satisfies PreviewRequest);
  useEffect(() => {
    if (!loaded) return;
    // Not at every key that is pressed.
    const pause = setTimeout(
      () => frame.current?.contentWindow?.postMessage(JSON.parse(request), location.origin),
      150,
    );
    return () => clearTimeout(pause);
  }, [loaded, request]);
  return { frame, failed };
}

/** As large as there is room beside it and as fits a screen's height, with what stands above and below. */
function useScale(width: number, height: number) {
  const room = useRef<HTMLDivElement>(null);
  const [available, setAvailable] = useState(width);
  useEffect(() => {
    const measured = room.current;
    if (!measured) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setAvailable(entry.contentRect.width);
    });
    observer.observe(measured);
    return () => observer.disconnect();
  }, []);
  const tallest = Math.max(420, innerHeight - 260);
  return { room, scale: Math.min(1, Math.max(0.2, (available - edges) / width), tallest / height) };
}
