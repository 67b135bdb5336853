import type { Booking, ManagedBooking, Slot } from '../../../schema/src/generated/types.ts';
import { palette, paletteCss } from '../look/palette.ts';
import { Problem } from '../shared/api.ts';
import { calendarFile, download, googleCalendarUrl } from '../shared/calendar.ts';
import { type Format, formatFor } from '../shared/format.ts';
import { chooseLanguage, type Language, localeFor } from '../shared/language.ts';
import { byDay, fortnightFrom } from '../shared/slots.ts';
import { createManageClient } from './client.ts';
import { h } from './dom.ts';
import './manage.css';
import { type ManageTexts, manageTexts } from './texts.ts';

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
let language: Language = chooseLanguage(...navigator.languages);
let texts: ManageTexts = manageTexts[language];
let format: Format = formatFor(localeFor(language, navigator.languages));

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

/** The business's language and colours. */
function dress({ branding, business, language: tag }: ManagedBooking) {
  language = chooseLanguage(tag, ...navigator.languages);
  texts = manageTexts[language];
  format = formatFor(localeFor(language, navigator.languages));
  document.documentElement.lang = language;
  document.title = `${texts.title} · ${business.name}`;
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
  if (view.at === 'loading') return h('p', { class: 'card quiet', role: 'status' }, texts.loading);
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

const businessHeader = ({ business, branding }: ManagedBooking) =>
  h(
    'header',
    {},
    branding.logoUrl && h('img', { src: branding.logoUrl, alt: '', width: '40', height: '40' }),
    business.website ? h('a', { href: business.website }, business.name) : h('span', {}, business.name),
  );

function bookingCard(
  { booking, business, canCancel, canReschedule, changesUntil }: ManagedBooking,
  done: 'cancelled' | 'moved' | null,
) {
  const cancelled = booking.status === 'CANCELLED';
  const past = Date.parse(booking.end) < Date.now();
  const why = cancelled
    ? texts.isCancelled
    : past
      ? texts.past
      : canCancel || !changesUntil
        ? null
        : fill(texts.tooLate, { time: format.full(changesUntil, booking.timezone) });
  return h(
    'section',
    { class: 'card' },
    done && h('p', { class: 'done', role: 'status', tabindex: '-1', 'data-focus': true }, texts[done]),
    h(
      'div',
      { class: 'title' },
      h('h1', {}, texts.title),
      h('span', { class: `status ${booking.status.toLowerCase()}` }, texts[booking.status]),
    ),
    facts(booking, business),
    !cancelled && !past && calendarButtons(booking, business),
    (canCancel || canReschedule) &&
      h(
        'div',
        { class: 'actions' },
        canReschedule &&
          button(texts.move, 'filled', () => show({ at: 'choosing', anyProvider: false, problem: null })),
        canCancel && button(texts.cancel, 'danger', () => show({ at: 'cancelling', problem: null })),
      ),
    canCancel &&
      changesUntil &&
      h('p', { class: 'quiet' }, fill(texts.until, { time: format.full(changesUntil, booking.timezone) })),
    why && h('p', { class: 'quiet' }, why),
    reach(business),
  );
}

const facts = (booking: Booking, business: ManagedBooking['business']) =>
  h(
    'dl',
    {},
    ...fact(texts.service, booking.serviceName),
    ...fact(
      texts.when,
      format.full(booking.start, booking.timezone),
      booking.timezone !== business.timezone && fill(texts.zone, { zone: format.zone(booking.timezone) }),
    ),
    ...fact(texts.provider, booking.providerName),
    ...(booking.price ? fact(texts.price, format.money(booking.price)) : []),
    ...(business.address ? fact(texts.where, business.address) : []),
    ...(booking.customerName ? fact(texts.name, booking.customerName) : []),
    ...fact(texts.code, booking.code),
  );

const fact = (name: string, value: string, note?: string | false) => [
  h('dt', {}, name),
  h('dd', {}, value, note && h('small', {}, note)),
];

function calendarButtons(booking: Booking, business: ManagedBooking['business']) {
  const url = location.href;
  return h(
    'div',
    { class: 'actions' },
    button(texts.calendar, 'outlined', () =>
      download(`${booking.code}.ics`, calendarFile(booking, business, url)),
    ),
    h(
      'a',
      {
        class: 'button outlined',
        href: googleCalendarUrl(booking, business, url),
        target: '_blank',
        rel: 'noopener noreferrer',
      },
      texts.google,
      h('span', { class: 'sr' }, ` ${texts.newWindow}`),
    ),
  );
}

const reach = ({ phone, email }: ManagedBooking['business']) =>
  (phone || email) &&
  h(
    'p',
    { class: 'quiet' },
    `${texts.reach} `,
    phone && h('a', { href: `tel:${phone.replace(/[^+\d]/g, '')}` }, phone),
    phone && email && ' · ',
    email && h('a', { href: `mailto:${email}` }, email),
  );

function cancelCard(booking: Booking, problem: Problem | null) {
  const reason = h('textarea', { id: 'reason', rows: '2', maxlength: '500', dir: 'auto' });
  return h(
    'section',
    { class: 'card' },
    h('h1', { tabindex: '-1', 'data-focus': true }, texts.cancelTitle),
    summary(booking.serviceName, booking, booking.timezone),
    h('p', { class: 'quiet' }, texts.cancelHint),
    h('label', { for: 'reason' }, `${texts.reason} `, h('span', { class: 'quiet' }, `(${texts.optional})`)),
    reason,
    problem && alertOf(problem),
    h(
      'div',
      { class: 'actions' },
      working(texts.cancelYes, 'filled danger', async () => {
        await attempt(
          () => client.cancel(reason.value.trim()),
          (changed) => settle(changed, 'cancelled'),
          (failure) => show({ at: 'cancelling', problem: failure }),
        );
      }),
      button(texts.keep, 'outlined', () => show({ at: 'booking', done: null })),
    ),
  );
}

function chooseCard(booking: Booking, { anyProvider, problem }: Extract<View, { at: 'choosing' }>) {
  const picker = h('div', { class: 'picker' }, h('p', { class: 'quiet', role: 'status' }, texts.working));
  void fillPicker(picker, booking, anyProvider);
  return h(
    'section',
    { class: 'card' },
    h('h1', { tabindex: '-1', 'data-focus': true }, texts.moveTitle),
    summary(booking.serviceName, booking, booking.timezone),
    problem && alertOf(problem),
    h(
      'div',
      { class: 'actions', role: 'group', 'aria-label': texts.provider },
      ...[false, true].map((any) =>
        h(
          'button',
          {
            type: 'button',
            class: 'chip',
            'aria-pressed': String(any === anyProvider),
            onclick: () => show({ at: 'choosing', anyProvider: any, problem: null }),
          },
          any ? texts.anyProvider : fill(texts.onlyProvider, { provider: booking.providerName }),
        ),
      ),
    ),
    picker,
    h(
      'div',
      { class: 'actions' },
      button(texts.back, 'outlined', () => show({ at: 'booking', done: null })),
    ),
  );
}

async function fillPicker(picker: HTMLElement, booking: Booking, anyProvider: boolean) {
  const today = new Date().toLocaleDateString('sv', { timeZone: booking.timezone });
  const slots: Slot[] = [];
  let shift = 0;
  let chosen = '';

  const fetchMore = async () => {
    const { items } = await client.slots({
      serviceId: booking.serviceId,
      providerId: anyProvider ? null : booking.providerId,
      timezone: booking.timezone,
      limit: 200,
      ...fortnightFrom(today, shift),
    });
    shift += 14;
    slots.push(
      ...items.filter((slot) => slot.start !== booking.start || slot.providerId !== booking.providerId),
    );
    draw();
  };
  const more = () =>
    fetchMore().catch((error) => show({ at: 'choosing', anyProvider, problem: asProblem(error) }));

  const draw = () => {
    const days = byDay(slots);
    const day = days.find(({ date }) => date === chosen) ?? days[0];
    chosen = day?.date ?? '';
    picker.replaceChildren(
      h(
        'div',
        { class: 'days', role: 'group', 'aria-label': texts.days },
        ...days.map(({ date, slots: [first] }) =>
          first
            ? dayButton(first, date === chosen, () => {
                chosen = date;
                draw();
                picker.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
              })
            : null,
        ),
        h('button', { type: 'button', class: 'day more', onclick: more }, texts.moreDays),
      ),
      day?.slots[0]
        ? h(
            'div',
            {
              class: 'times',
              role: 'group',
              'aria-label': fill(texts.times, { day: format.day(day.slots[0].start, booking.timezone) }),
            },
            ...day.slots.map((slot) =>
              h(
                'button',
                {
                  type: 'button',
                  class: 'chip',
                  onclick: () =>
                    show({
                      at: 'moving',
                      slot,
                      key: `move-${crypto.getRandomValues(new Uint32Array(3)).join('-')}`,
                      problem: null,
                    }),
                },
                format.time(slot.start, slot.timezone),
                anyProvider && h('small', {}, slot.providerName),
              ),
            ),
          )
        : h('p', { class: 'quiet', role: 'status' }, texts.noTimes),
    );
  };
  await more();
}

const hidden = { 'aria-hidden': 'true' };

function dayButton(slot: Slot, pressed: boolean, onclick: () => void) {
  const { weekday, day, month } = format.dayParts(slot.start, slot.timezone);
  return h(
    'button',
    {
      type: 'button',
      class: 'day',
      'aria-pressed': String(pressed),
      onclick,
    },
    h('span', { class: 'sr' }, format.day(slot.start, slot.timezone)),
    h('span', hidden, weekday),
    h('b', hidden, day),
    h('span', hidden, month),
  );
}

function moveCard(booking: Booking, { slot, key, problem }: Extract<View, { at: 'moving' }>) {
  const anyProvider = slot.providerId !== booking.providerId;
  return h(
    'section',
    { class: 'card' },
    h('h1', { tabindex: '-1', 'data-focus': true }, texts.moveConfirm),
    summary(texts.now, booking, booking.timezone),
    summary(texts.later, slot, slot.timezone),
    problem && alertOf(problem),
    h(
      'div',
      { class: 'actions' },
      working(texts.moveYes, 'filled', async () => {
        await attempt(
          () => client.reschedule(slot.start, slot.providerId, key),
          (changed) => settle(changed, 'moved'),
          (failure) =>
            failure.code === 'SLOT_TAKEN' || failure.code === 'SLOT_NOT_AVAILABLE'
              ? show({ at: 'choosing', anyProvider, problem: failure })
              : show({ at: 'moving', slot, key, problem: failure }),
        );
      }),
      button(texts.back, 'outlined', () => show({ at: 'choosing', anyProvider, problem: null })),
    ),
  );
}

const summary = (title: string, what: { start: string; providerName: string }, zone: string) =>
  h(
    'p',
    { class: 'summary' },
    h('b', {}, title),
    h('span', {}, format.full(what.start, zone)),
    h('span', {}, what.providerName),
  );

function failed(problem: Problem | null) {
  const code = problem?.code ?? 'INTERNAL';
  const hopeless = ['AUTH_FAILED', 'NOT_FOUND', 'FORBIDDEN', 'INVALID_INPUT'].includes(code);
  document.title = texts.title;
  return h(
    'section',
    { class: 'card', role: 'alert' },
    h('h1', {}, texts.title),
    h('p', {}, problem ? problemText(problem) : texts.errorInternal),
    !hopeless && h('div', { class: 'actions' }, button(texts.retry, 'outlined', load)),
  );
}

const alertOf = (problem: Problem) => h('p', { class: 'alert', role: 'alert' }, problemText(problem));

function problemText({ code }: Problem): string {
  switch (code) {
    case 'NETWORK':
      return texts.errorNetwork;
    case 'RATE_LIMITED':
      return texts.errorRate;
    case 'SLOT_TAKEN':
    case 'SLOT_NOT_AVAILABLE':
      return texts.errorSlot;
    case 'CONFLICT':
      return texts.errorConflict;
    case 'AUTH_FAILED':
    case 'NOT_FOUND':
    case 'FORBIDDEN':
    case 'INVALID_INPUT':
      return texts.errorLink;
    default:
      return texts.errorInternal;
  }
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

const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem('INTERNAL', String(error));

const button = (text: string, look: string, onclick: () => void) =>
  h('button', { type: 'button', class: `button ${look}`, onclick }, text);

/** One press is one request. */
const working = (text: string, look: string, action: () => Promise<void>) => {
  const element = button(text, look, () => {
    if (element.getAttribute('aria-busy')) return;
    element.setAttribute('aria-busy', 'true');
    element.textContent = texts.working;
    void action();
  });
  return element;
};

const fill = (text: string, values: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
