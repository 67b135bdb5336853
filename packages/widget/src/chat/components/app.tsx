import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { ChatAgentConfig } from '../../../chat-agent-widget';
import { palette, paletteCss, type Scheme } from '../../look/palette.ts';
import { formatFor } from '../../shared/format.ts';
import { localeFor } from '../../shared/language.ts';
import type { Chat } from '../chat.ts';
import { isWaiting } from '../reducer.ts';
import { textsFor } from '../texts/texts.ts';
import { useCoversPage, usePrefersDark, useVisualViewport } from '../use-screen.ts';
import { PanelFrame } from './panel-frame.tsx';
import { ViewContext } from './view.ts';

type AppProps = {
  chat: Chat;
  config: ChatAgentConfig;
  apiUrl: string;
  open: boolean;
  /** The page may set the brand's colour by custom property; text colours are computed from it all the same. */
  primaryByCss: string;
  setColors: (css: string) => void;
  onClose: () => void;
};

export function App({ chat, config, apiUrl, open, primaryByCss, setColors, onClose }: AppProps) {
  const state = useSyncExternalStore(chat.subscribe, chat.getState);
  const panel = useRef<HTMLElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const coversPage = useCoversPage();
  const prefersDark = usePrefersDark();
  useVisualViewport(panel, open && coversPage);

  const branding = state.config?.branding;
  const theme = config.theme || branding?.theme;
  const scheme: Scheme = theme === 'dark' || (theme !== 'light' && prefersDark) ? 'dark' : 'light';
  const primary = primaryByCss || config.primaryColor || branding?.primaryColor;
  useEffect(() => setColors(paletteCss(palette(primary, scheme))), [primary, scheme, setColors]);

  const focusComposer = () => {
    if (matchMedia('(pointer: coarse)').matches) scroller.current?.focus();
    else input.current?.focus();
  };
  useEffect(() => {
    if (!open) return;
    // A phone's keyboard would cover half of what the customer came to read.
    if (matchMedia('(pointer: coarse)').matches) panel.current?.focus();
    else input.current?.focus({ preventScroll: true });
  }, [open]);

  const { language } = state;
  const texts = useMemo(() => textsFor(language, config.messages), [language, config.messages]);
  const format = useMemo(
    () => formatFor(localeFor(language, [config.language, ...navigator.languages])),
    [language, config.language],
  );
  const view = {
    chat,
    state,
    texts,
    format,
    busy: isWaiting(state),
    apiUrl,
    greeting: config.greetingMessage || null,
    focusComposer,
  };
  return (
    <ViewContext.Provider value={view}>
      <div
        className="app"
        hidden={!open}
        lang={language}
        data-scheme={scheme}
        data-position={config.position || branding?.position || 'right'}
        style={{ colorScheme: scheme }}
      >
        <PanelFrame refs={{ panel, input, scroller }} coversPage={coversPage} onClose={onClose} />
      </div>
    </ViewContext.Provider>
  );
}
