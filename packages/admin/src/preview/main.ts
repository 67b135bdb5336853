import { isPreviewRequest, type PreviewReport, type PreviewWish } from '../shared/preview/protocol.ts';
import './preview.css';
import { tellDrafts } from './draft-branding.ts';
import type { Widget } from './widget.ts';

/**
 * The frame in which the panel shows the real widget: the script that customers' sites load, with a token that books nothing.
 * The panel says what it should look like; what happens in the chat is reported back.
 */
let shown: PreviewWish | null = null;
const widget = () => (window as unknown as { ChatAgentWidget?: Widget }).ChatAgentWidget;
const branding = tellDrafts(window);

addEventListener('message', (event) => {
  if (event.origin !== location.origin || event.source !== parent || !isPreviewRequest(event.data)) return;
  show(event.data.wish);
});
leaveFocusAlone();
report({ type: 'preview:loaded' });

function show(wish: PreviewWish): void {
  const former = shown;
  shown = wish;
  document.documentElement.dataset.scheme = wish.scheme;
  document.documentElement.lang = wish.language ?? '';
  branding.set(wish.branding);
  const loaded = widget();
  if (!former || !loaded) {
    if (!former) load(wish);
    return;
  }
  if (former.token !== wish.token) forgetConversation(former.token);
  // Name and logo come with the widget's configuration, which it asks for when it begins.
  const beginsAnew =
    former.token !== wish.token ||
    former.branding.agentName !== wish.branding.agentName ||
    former.branding.logoUrl !== wish.branding.logoUrl;
  if (beginsAnew) loaded.init(configOf(wish));
  else loaded.updateConfig(configOf(wish));
}

function load(wish: PreviewWish): void {
  const script = document.createElement('script');
  script.src = wish.widgetUrl;
  script.async = true;
  script.onload = () => {
    const loaded = widget();
    if (!loaded || !shown) return;
    for (const name of ['opened', 'closed', 'message:sent', 'message:received', 'booking:created', 'error'])
      loaded.on(name, () => report({ type: 'preview:state', state: loaded.getState() }));
    loaded.init(configOf(shown));
  };
  script.onerror = () => report({ type: 'preview:failed' });
  document.body.append(script);
}

function configOf({ token, apiUrl, language, greeting, branding, theme, open }: PreviewWish) {
  return {
    publicKey: token,
    apiUrl,
    ...(language ? { language } : {}),
    greetingMessage: greeting ?? '',
    primaryColor: branding.primaryColor,
    position: branding.position,
    theme,
    autoOpen: open,
  };
}

/** The widget keeps its conversation's id under its key; with another token nobody asks for it again. */
function forgetConversation(token: string): void {
  localStorage.removeItem(`chat-agent:${token}`);
  sessionStorage.removeItem(`chat-agent:${token}`);
}

/** An open chat takes the focus, as it should on a site. Here it may only when someone is already in this frame. */
function leaveFocusAlone(): void {
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function (options) {
    if (document.hasFocus()) focus.call(this, options);
  };
}

function report(said: PreviewReport): void {
  parent.postMessage(said, location.origin);
}
