import type { ChatAgentConfig } from '../../chat-agent-widget';
import { chooseLanguage } from '../shared/language.ts';

const labels = { es: 'Chat de reservas', en: 'Booking chat', pt: 'Chat de agendamento' };

/**
 * The button in the corner, in a shadow root of its own. `host` inherits nothing (`all: initial`) and takes no room.
 * A constructed style sheet is outside of a page's `style-src`.
 */
export function createLauncher(onClick: () => void) {
  const host = document.createElement('chat-agent-widget');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets = [sheet];
  root.innerHTML =
    '<button part=launcher><svg viewBox="0 0 24 24"><path d="M5 4h14q3 0 3 3v7q0 3-3 3h-6l-5 4q-1 0-1-1v-3H5q-3 0-3-3V7q0-3 3-3"/><path d="m8 10 3 3 5-5"fill=none stroke=var(--f) stroke-width=2 /></svg></button>';
  const button = root.firstChild as HTMLButtonElement;
  button.onclick = onClick;
  return {
    host,
    root,
    button,
    update(config: ChatAgentConfig) {
      button.setAttribute(
        'aria-label',
        config.messages?.launcherLabel || labels[chooseLanguage(config.language, ...navigator.languages)],
      );
      sheet.replaceSync(style(config));
      (document.body || document.documentElement).append(host);
    },
  };
}

export type Launcher = ReturnType<typeof createLauncher>;

/**
 * The icon is white, or black on a colour as light as gives white less than 3 : 1 (WCAG 2.2, 1.4.11): in OKLCH that
 * is a lightness of about 0.67. Left to CSS, it holds for every notation and for a colour the page sets by property;
 * browsers without relative colours (before 2024) draw it black.
 */
function style({ primaryColor = '#3a5bd9', position, zIndex }: ChatAgentConfig): string {
  const side = position === 'left' ? position : 'right';
  return `:host{all:initial!important;position:fixed!important;z-index:${+(zIndex || 2147483000)}!important}[part=launcher]{--f:var(--chat-widget-primary,${primaryColor});position:fixed;bottom:var(--chat-widget-offset-y,20px);${side}:var(--chat-widget-offset-x,20px);width:60px;height:60px;padding:15px;border:0;border-radius:50%;cursor:pointer;background:var(--f);fill:var(--chat-widget-on-primary,oklch(from var(--f) calc(67 - 99*l) 0 0));box-shadow:0 4px 20px #0006}[aria-busy]{opacity:.6}@media print{:host{display:none!important}}`;
}
