import { CacheProvider } from '@emotion/react';
import { ThemeProvider } from '@mui/material/styles';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { ChatAgentConfig } from '../chat-agent-widget';
import { createChat } from './chat/chat.ts';
import { createClient } from './chat/client.ts';
import { App } from './chat/components/app.tsx';
import { followPerson } from './chat/follow.ts';
import { createMemory } from './chat/memory.ts';
import { unsentOf } from './chat/reducer.ts';
import { fill, textsFor } from './chat/texts/texts.ts';
import type { Listen, LiveScript } from './live-contract.ts';
import { addSheet, emotionCache } from './look/sheets.ts';
import styles from './look/styles.css?inline';
import { theme } from './look/theme.ts';
import type { Emit, Panel, PanelHost, PanelScript } from './panel-contract.ts';

/** The chat panel, mounted into the launcher's shadow root. */
function mountPanel({ root, config: given, apiUrl, emit: tell, close }: PanelHost): Panel {
  let config: ChatAgentConfig = given;
  const emit: Emit = (name, payload) => {
    if (name === 'message:received' && !open) tellUnread(unread + 1);
    if (isEmbeddingMistake(name, payload)) console.warn('ChatAgentWidget', payload);
    else if (config.debug || config.env === 'dev') console.debug('ChatAgentWidget', name, payload);
    tell(name, payload);
  };
  let open = false;
  let unread = 0;
  const container = document.createElement('div');
  root.append(container);
  const sheets = [
    addSheet(root, config.nonce),
    addSheet(root, config.nonce),
    addSheet(root, config.nonce),
  ] as const;
  const [muiSheet, ownSheet, colorSheet] = sheets;
  ownSheet.replace(styles);
  const cache = emotionCache(muiSheet);

  const memory = createMemory(config.publicKey, Date.now);
  const chat = createChat({
    client: createClient({ url: apiUrl, authorization: config.publicKey, tenantId: config.tenantId }),
    memory,
    emit,
    languageTags: () => [config.language, ...navigator.languages],
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    online: navigator.onLine,
    now: Date.now,
    newId: randomId,
  });

  const { publicKey } = config;
  const follower = followPerson(chat, { apiUrl, publicKey, loadListen: () => fetchListen(config.nonce) });
  /** On the launcher, which is what is seen of a closed chat. */
  function tellUnread(count: number) {
    unread = count;
    const launcher = root.querySelector<HTMLElement>('[part=launcher]');
    const { unread: text } = textsFor(chat.getState().language, config.messages);
    launcher?.toggleAttribute('data-unread', count > 0);
    if (count > 0) launcher?.setAttribute('aria-description', fill(text, { count }));
    else launcher?.removeAttribute('aria-description');
  }

  const connection = () => chat.setConnection(navigator.onLine);
  addEventListener('online', connection);
  addEventListener('offline', connection);
  // Typing here is not a shortcut of the page.
  const keepToOurselves = (event: Event) => event.stopPropagation();
  const keyEvents = ['keydown', 'keyup', 'keypress'] as const;
  for (const name of keyEvents) container.addEventListener(name, keepToOurselves);

  const setColors = (css: string) => colorSheet.replace(`.app{${css}}`);
  const reactRoot = createRoot(container);
  const draw = () => {
    const primaryByCss = getComputedStyle(root.host).getPropertyValue('--chat-widget-primary').trim();
    const app = createElement(App, { chat, config, apiUrl, open, primaryByCss, setColors, onClose: close });
    reactRoot.render(
      createElement(CacheProvider, { value: cache }, createElement(ThemeProvider, { theme }, app)),
    );
  };

  const setOpen = (value: boolean) => {
    open = value;
    memory.keepTab({ open });
    if (open) tellUnread(0);
    follower.setOpen(open);
    draw();
  };
  return {
    show() {
      setOpen(true);
      chat.open();
    },
    hide: () => setOpen(false),
    send: chat.send,
    update(next) {
      const languageChanged = next.language !== config.language;
      config = next;
      if (languageChanged) chat.setLanguage();
      draw();
    },
    setUserContext: chat.setUserContext,
    state() {
      const { at, conversationId, reply, language, entries } = chat.getState();
      return {
        status: at,
        conversationId,
        conversationState: reply?.state ?? 'INIT',
        expects: reply?.expects ?? 'NOTHING',
        language,
        messageCount: entries.filter((entry) => entry.type === 'message').length,
        unsentCount: entries.filter((entry) => unsentOf(entry)).length,
        booking: chat.booking(),
      };
    },
    destroy() {
      follower.stop();
      memory.keepTab({ open: false });
      removeEventListener('online', connection);
      removeEventListener('offline', connection);
      reactRoot.unmount();
      for (const sheet of sheets) sheet.remove();
      container.remove();
    },
  };
}

/** What only the page's author can mend is told to the console whether or not `debug` is on. */
const isEmbeddingMistake = (name: string, payload: unknown): boolean =>
  name === 'error' &&
  ['AUTH_FAILED', 'ORIGIN_NOT_ALLOWED', 'FORBIDDEN'].includes((payload as { code: string }).code);

/** `crypto.randomUUID` exists only on https and localhost; a demo on a LAN address has neither. */
const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

const script = document.currentScript as PanelScript;

/** `live.js` lies beside this script. Once asked for, it is kept. */
let listening: Promise<Listen> | undefined;
function fetchListen(nonce = ''): Promise<Listen> {
  listening ??= new Promise<Listen>((resolve, reject) => {
    const element = document.createElement('script') as LiveScript;
    element.src = new URL('live.js', script.src).href;
    element.nonce = nonce;
    element.onload = element.onerror = () => {
      element.remove();
      if (element.listen) return resolve(element.listen);
      listening = undefined;
      reject(new Error('live.js did not load'));
    };
    document.head.append(element);
  });
  return listening;
}

script.mountPanel = mountPanel;
