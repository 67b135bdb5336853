import type {
  ChatAgentConfig,
  ChatAgentEvents,
  ChatAgentState,
  ChatAgentUserContext,
  ChatAgentWidgetApi,
} from '../chat-agent-widget';
import { apiUrlFor, configOf } from './loader/config.ts';
import { createLauncher, type Launcher } from './loader/launcher.ts';
import type { Emit, MountPanel, Panel, PanelScript } from './panel-contract.ts';
import { chooseLanguage } from './shared/language.ts';
import { readTab } from './shared/tab.ts';

declare const __VERSION__: string;

/**
 * The script tag: one global, one button, nothing else until someone clicks it. The panel is fetched then, from the
 * folder of the loader's own version beside it, so that a channel (`latest`, `canary`) is only this small file.
 */
const script = (document.currentScript ||
  document.querySelector('script[src*=chat-widget]')) as HTMLScriptElement;
const given = configOf(script);
const before = window.ChatAgentWidget as Partial<ChatAgentWidgetApi> &
  Parameters<ChatAgentWidgetApi['push']>[0][];

if (before?.getState) {
  // A second tag, or a single-page app that put the tag back after `destroy`.
  if (given && !before.getState().initialized) before.init?.(given);
} else {
  const widget = createWidget();
  window.ChatAgentWidget = widget;
  const start = () => {
    if (given) widget.init(given);
    before?.forEach(widget.push);
  };
  if (document.body) start();
  else addEventListener('DOMContentLoaded', start);
}

function createWidget(): ChatAgentWidgetApi {
  let config: ChatAgentConfig | null = null;
  let launcher: Launcher | null = null;
  let panel: Panel | null = null;
  let loading: Promise<unknown> | null = null;
  let open = false;
  let context: ChatAgentUserContext = {};
  let listeners: [name: string, listener: Listener][] = [];

  const language = () => chooseLanguage(config?.language, ...navigator.languages);
  const conversation = () => ({ conversationId: widget.getConversationId() });
  const ready = (): ChatAgentEvents['ready'] => ({
    version: __VERSION__,
    tenantId: config?.tenantId || null,
    language: language(),
  });

  const emit: Emit = (name, payload) => {
    const { onReady, onOpen, onClose, onBookingCreated, onError } = config || {};
    const callbacks = {
      ready: onReady,
      opened: onOpen,
      closed: onClose,
      'booking:created': onBookingCreated,
      error: onError,
    };
    tell((callbacks as Record<string, Listener>)[name], payload);
    for (const [heard, listener] of listeners)
      if (heard.replace('widget:', '') === name) tell(listener, payload);
  };

  const loadPanel = () => {
    const mine = launcher;
    loading ||= fetchPanel(config?.nonce).then(
      (mount) => {
        if (!config || !mine || launcher !== mine) return;
        panel = mount({
          root: mine.root,
          config,
          apiUrl: apiUrlFor(config, script.src),
          emit,
          close: widget.close,
        });
        panel.setUserContext(context);
      },
      () => {
        loading = null;
        open = false;
        emit('error', { code: 'NETWORK', message: 'panel.js did not load', retryable: true });
      },
    );
    return loading;
  };

  const takeOff = () => {
    panel?.destroy();
    launcher?.host.remove();
    panel = launcher = loading = config = null;
    open = false;
  };

  const widget: ChatAgentWidgetApi = {
    version: __VERSION__,
    init(next) {
      takeOff();
      if (!next?.publicKey) return console.error('ChatAgentWidget: no publicKey');
      config = { ...next, nonce: next.nonce || script.nonce };
      context = { ...context, ...next.userContext };
      launcher = createLauncher(widget.open);
      launcher.update(config);
      emit('ready', ready());
      if (next.autoOpen || (readTab(next.publicKey).open && innerWidth > 640)) widget.open();
    },
    open() {
      if (!launcher || open) return;
      const { button } = launcher;
      open = true;
      button.setAttribute('aria-busy', 'true');
      loadPanel().then(() => {
        button.removeAttribute('aria-busy');
        if (!panel || !open || launcher?.button !== button) return;
        button.hidden = true;
        panel.show();
        emit('opened', conversation());
      });
    },
    close() {
      if (!open || !launcher) return;
      open = false;
      panel?.hide();
      launcher.button.hidden = false;
      launcher.button.focus({ preventScroll: true });
      emit('closed', conversation());
    },
    toggle: () => (open ? widget.close() : widget.open()),
    isOpen: () => open,
    sendMessage(text) {
      widget.open();
      loading?.then(() => panel?.send(text));
    },
    on(name, listener) {
      listeners.push([name, listener as Listener]);
      if (name === 'ready' && config) tell(listener as Listener, ready());
    },
    off(name, listener) {
      listeners = listeners.filter(([heard, known]) => heard !== name || known !== listener);
    },
    setUserContext(more) {
      context = { ...context, ...more };
      panel?.setUserContext(context);
    },
    getUserContext: () => ({ ...context }),
    getConversationId: () => panel?.state().conversationId ?? null,
    getState: (): ChatAgentState => ({
      status: loading ? 'loading' : 'idle',
      conversationId: null,
      conversationState: 'INIT',
      expects: 'NOTHING',
      language: language(),
      messageCount: 0,
      unsentCount: 0,
      booking: null,
      ...panel?.state(),
      initialized: !!config,
      open,
    }),
    updateConfig(changes) {
      if (!config) return;
      const next = { ...config, ...changes };
      if (changes.publicKey || changes.apiUrl || changes.env) return widget.init(next);
      config = next;
      launcher?.update(next);
      panel?.update(next);
      if (changes.userContext) widget.setUserContext(changes.userContext);
    },
    setTheme: (theme) => widget.updateConfig({ theme }),
    destroy() {
      takeOff();
      context = {};
      listeners = [];
    },
    push([method, ...args]) {
      (widget as unknown as Record<string, (...args: unknown[]) => void>)[method]?.(...args);
    },
  };
  return widget;
}

type Listener = (payload: unknown) => void;

/** On its own: a mistake in the page's listener is the page's uncaught error, and does not stop the chat. */
function tell(listener: Listener | undefined, payload: unknown) {
  queueMicrotask(() => listener?.(payload));
}

function fetchPanel(nonce = '') {
  return new Promise<MountPanel>((resolve, reject) => {
    const element = document.createElement('script') as PanelScript;
    element.src = new URL(`../v${__VERSION__}/panel.js`, script.src).href;
    element.nonce = nonce;
    element.onload = element.onerror = () => {
      element.remove();
      if (element.mountPanel) resolve(element.mountPanel);
      else reject();
    };
    document.head.append(element);
  });
}
