import type { Booking, ManagedBooking, Slot } from '../../../schema/src/generated/types.ts';
import { palette, paletteCss } from '../look/palette.ts';
import { Problem } from '../shared/api.ts';
import { formatFor } from '../shared/format.ts';
import { chooseLanguage, type Language, localeFor } from '../shared/language.ts';
import { createManageClient } from './client.ts';
import { h } from './dom.ts';
import './manage.css';
import {
  alertOf,
  businessHeader,
  button,
  calendarButtons,
  facts,
  fill,
  problemText,
  reach,
  summary,
  type Voice,
  working,
} from './parts.ts';
import { fillPicker } from './picker.ts';
import { manageTexts } from './texts.ts';

/**
 * The customer's own page of one booking, at `/b/<token>`. Opening it only reads (scanners of mail follow links);
 * what changes something takes a click, and then a second one.
 */
type View =
  | { at: 'loading' }
  | { at: 'failed'; problem: Problem }
  | { at: 'booking'; done: 'cancelled' | 'moved' | null }
  | { at: 'cancelling'; problem: Problem | null }
  | { at: 'choosing'; anyProvider: boolean; problem: Problem | null }
  | { at: 'moving'; slot: Slot; key: string; problem: Problem | null };

const token = location.pathname.split('/').filter(Boolean).pop() ?? '';
const apiUrl = document.querySelector<HTMLMetaElement>('meta[name=api-url]')?.content || '/graphql';
const client = createManageClient(new URL(apiUrl, location.href).href, token);
const colors = new CSSStyleSheet();
document.adoptedStyleSheets = [colors];

let managed: ManagedBooking | null = null;
let voice = voiceOf(chooseLanguage(...navigator.languages));

const main = h('main', { tabindex: '-1' });
document.body.append(main);
void load();

async function load() {
  show({ at: 'loading' });
  try {
    managed = await client.booking();
    dress(managed);
    show({ at: 'booking', done: null });
  } catch (error) {
    show({ at: 'failed', problem: asProblem(error) });
  }
}

function voiceOf(language: Language): Voice {
  return { texts: manageTexts[language], format: formatFor(localeFor(language, navigator.languages)) };
}

/** The business's language and colours. */
function dress({ branding, business, language: tag }: ManagedBooking) {
  const language = chooseLanguage(tag, ...navigator.languages);
  voice = voiceOf(language);
  document.documentElement.lang = language;
  document.title = `${voice.texts.title} · ${business.name}`;
  const light = `:root{color-scheme:light;${paletteCss(palette(branding.primaryColor, 'light'))}}`;
  const dark = `:root{color-scheme:dark;${paletteCss(palette(branding.primaryColor, 'dark'))}}`;
  const byTheme = { light, dark, auto: `${light}@media(prefers-color-scheme:dark){${dark}}` };
  colors.replaceSync(byTheme[branding.theme as keyof typeof byTheme] ?? byTheme.auto);
}

function show(view: View) {
  const isArrival = view.at === 'loading' || !main.querySelector('h1');
  main.replaceChildren(...(managed ? [businessHeader(managed)] : []), body(view));
  if (!isArrival) (main.querySelector<HTMLElement>('[data-focus]') ?? main).focus();
}

function body(view: View): HTMLElement {
  if (view.at === 'loading') return h('p', { class: 'card quiet', role: 'status' }, voice.texts.loading);
  if (view.at === 'failed' || !managed) return failed(view.at === 'failed' ? view.problem : null);
  switch (view.at) {
    case 'booking':
      return bookingCard(managed, view.done);
    case 'cancelling':
      return cancelCard(managed.booking, view.problem);
    case 'choosing':
      return chooseCard(managed.booking, view);
    case 'moving':
      return moveCard(managed.booking, view);
  }
}

function bookingCard(
  { booking, business, canCancel, canReschedule, changesUntil }: ManagedBooking,
  done: 'cancelled' | 'moved' | null,
) {
  const cancelled = booking.status === 'CANCELLED';
  const past = Date.parse(booking.end) < Date.now();
  const why = cancelled
    ? voice.texts.isCancelled
    : past
      ? voice.texts.past
      : canCancel || !changesUntil
        ? null
        : fill(voice.texts.tooLate, { time: voice.format.full(changesUntil, booking.timezone) });
  return h(
    'section',
    { class: 'card' },
    done && h('p', { class: 'done', role: 'status', tabindex: '-1', 'data-focus': true }, voice.texts[done]),
    h(
      'div',
      { class: 'title' },
      h('h1', {}, voice.texts.title),
      h('span', { class: `status ${booking.status.toLowerCase()}` }, voice.texts[booking.status]),
    ),
    facts(voice, booking, business),
    !cancelled && !past && calendarButtons(voice, booking, business),
    (canCancel || canReschedule) &&
      h(
        'div',
        { class: 'actions' },
        canReschedule &&
          button(voice.texts.move, 'filled', () =>
            show({ at: 'choosing', anyProvider: false, problem: null }),
          ),
        canCancel && button(voice.texts.cancel, 'danger', () => show({ at: 'cancelling', problem: null })),
      ),
    canCancel &&
      changesUntil &&
      h(
        'p',
        { class: 'quiet' },
        fill(voice.texts.until, { time: voice.format.full(changesUntil, booking.timezone) }),
      ),
    why && h('p', { class: 'quiet' }, why),
    reach(voice, business),
  );
}

function cancelCard(booking: Booking, problem: Problem | null) {
  const reason = h('textarea', { id: 'reason', rows: '2', maxlength: '500', dir: 'auto' });
  return h(
    'section',
    { class: 'card' },
    h('h1', { tabindex: '-1', 'data-focus': true }, voice.texts.cancelTitle),
    summary(voice, booking.serviceName, booking, booking.timezone),
    h('p', { class: 'quiet' }, voice.texts.cancelHint),
    h(
      'label',
      { for: 'reason' },
      `${voice.texts.reason} `,
      h('span', { class: 'quiet' }, `(${voice.texts.optional})`),
    ),
    reason,
    problem && alertOf(voice, problem),
    h(
      'div',
      { class: 'actions' },
      working(voice, voice.texts.cancelYes, 'filled danger', async () => {
        await attempt(
          () => client.cancel(reason.value.trim()),
          (changed) => settle(changed, 'cancelled'),
          (failure) => show({ at: 'cancelling', problem: failure }),
        );
      }),
      button(voice.texts.keep, 'outlined', () => show({ at: 'booking', done: null })),
    ),
  );
}

function chooseCard(booking: Booking, { anyProvider, problem }: Extract<View, { at: 'choosing' }>) {
  const picker = h(
    'div',
    { class: 'picker' },
    h('p', { class: 'quiet', role: 'status' }, voice.texts.working),
  );
  void fillPicker(picker, voice, booking, {
    anyProvider,
    ask: client.slots,
    pick: (slot) => show({ at: 'moving', slot, key: newKey(), problem: null }),
    fail: (error) => show({ at: 'choosing', anyProvider, problem: asProblem(error) }),
  });
  return h(
    'section',
    { class: 'card' },
    h('h1', { tabindex: '-1', 'data-focus': true }, voice.texts.moveTitle),
    summary(voice, booking.serviceName, booking, booking.timezone),
    problem && alertOf(voice, problem),
    h(
      'div',
      { class: 'actions', role: 'group', 'aria-label': voice.texts.provider },
      ...[false, true].map((any) =>
        h(
          'button',
          {
            type: 'button',
            class: 'chip',
            'aria-pressed': String(any === anyProvider),
            onclick: () => show({ at: 'choosing', anyProvider: any, problem: null }),
          },
          any ? voice.texts.anyProvider : fill(voice.texts.onlyProvider, { provider: booking.providerName }),
        ),
      ),
    ),
    picker,
    h(
      'div',
      { class: 'actions' },
      button(voice.texts.back, 'outlined', () => show({ at: 'booking', done: null })),
    ),
  );
}

function moveCard(booking: Booking, { slot, key, problem }: Extract<View, { at: 'moving' }>) {
  const anyProvider = slot.providerId !== booking.providerId;
  return h(
    'section',
    { class: 'card' },
    h('h1', { tabindex: '-1', 'data-focus': true }, voice.texts.moveConfirm),
    summary(voice, voice.texts.now, booking, booking.timezone),
    summary(voice, voice.texts.later, slot, slot.timezone),
    problem && alertOf(voice, problem),
    h(
      'div',
      { class: 'actions' },
      working(voice, voice.texts.moveYes, 'filled', async () => {
        await attempt(
          () => client.reschedule(slot.start, slot.providerId, key),
          (changed) => settle(changed, 'moved'),
          (failure) =>
            failure.code === 'SLOT_TAKEN' || failure.code === 'SLOT_NOT_AVAILABLE'
              ? show({ at: 'choosing', anyProvider, problem: failure })
              : show({ at: 'moving', slot, key, problem: failure }),
        );
      }),
      button(voice.texts.back, 'outlined', () => show({ at: 'choosing', anyProvider, problem: null })),
    ),
  );
}

function failed(problem: Problem | null) {
  const code = problem?.code ?? 'INTERNAL';
  const hopeless = ['AUTH_FAILED', 'NOT_FOUND', 'FORBIDDEN', 'INVALID_INPUT'].includes(code);
  document.title = voice.texts.title;
  return h(
    'section',
    { class: 'card', role: 'alert' },
    h('h1', {}, voice.texts.title),
    h('p', {}, problem ? problemText(voice, problem) : voice.texts.errorInternal),
    !hopeless && h('div', { class: 'actions' }, button(voice.texts.retry, 'outlined', load)),
  );
}

/** What may be done after the change is the API's to say, so the page asks again. */
async function settle(changed: Booking, done: 'cancelled' | 'moved') {
  if (managed)
    managed = {
      ...managed,
      booking: changed,
      ...(done === 'cancelled' && { canCancel: false, canReschedule: false }),
    };
  managed = await client.booking().catch(() => managed);
  show({ at: 'booking', done });
}

async function attempt<Result>(
  action: () => Promise<Result>,
  then: (result: Result) => unknown,
  otherwise: (problem: Problem) => void,
) {
  try {
    await then(await action());
  } catch (error) {
    otherwise(asProblem(error));
  }
}

const newKey = () => `move-${crypto.getRandomValues(new Uint32Array(3)).join('-')}`;

const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem('INTERNAL', String(error));
