import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ManagedBooking } from '../../packages/schema/src/generated/types.ts';
import { openBrowser } from '../browser.ts';
import { manageableBooking, managed } from './stub-conversation.ts';
import { type Answers, startStubSite } from './stub-site.ts';
import { contextOptions, leave, phone, visit } from './visit.ts';

const { browser, skip } = await openBrowser();
const site = await startStubSite({});
afterAll(async () => {
  await browser?.close();
  await site.stop();
});
afterEach(() => leave(browser));
beforeEach(() => {
  Object.assign(site.answers, manageableBooking());
  site.operations.length = 0;
});
const open = (options = contextOptions) => {
  if (!browser) throw new Error('skipped');
  return visit(browser, `${site.cdn}/b/token`, options);
};
const seen = (more: Partial<ManagedBooking>): Answers => ({
  getManagedBooking: () => ({ data: { getManagedBooking: managed(more) } }),
});
const { booking } = managed();
const failing =
  (errorType: string): Answers[string] =>
  () => ({ errors: [{ message: 'no', errorType }] });

describe.skipIf(skip)('the page of a manage link', () => {
  test('only reads until something is pressed twice', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Cancelar la reserva' }).click();
    await page.getByRole('button', { name: 'No, mantenerla' }).click();
    await page.getByRole('button', { name: 'Cambiar fecha u hora' }).click();
    await page.getByRole('button', { name: '10:00' }).click();
    await page.getByRole('button', { name: 'Volver' }).click();
    await page.getByRole('button', { name: 'Volver' }).click();
    expect(new Set(site.operations.map(({ name }) => name))).toEqual(
      new Set(['getManagedBooking', 'getAvailableSlots']),
    );
    expect(site.operations[0]?.headers.authorization).toBe('token');
  });

  test.each([
    {
      name: 'cancelled',
      more: { booking: { ...booking, status: 'CANCELLED' as const }, canCancel: false, canReschedule: false },
      text: 'Esta reserva está cancelada',
    },
    {
      name: 'past',
      more: {
        booking: { ...booking, start: '2020-01-06T12:00:00Z', end: '2020-01-06T13:00:00Z' },
        canCancel: false,
        canReschedule: false,
      },
      text: 'Esta hora ya pasó',
    },
    { name: 'past its cut-off', more: { canCancel: false, canReschedule: false }, text: 'Ya pasó el plazo' },
  ])('$name: says why nothing can be changed, and whom to ask', async ({ more, text }) => {
    Object.assign(site.answers, seen(more));
    const page = await open();
    await page.getByText(text).waitFor();
    await page.getByRole('link', { name: '+56 2 2345 6789' }).waitFor();
    for (const action of ['Cancelar la reserva', 'Cambiar fecha u hora'])
      expect(await page.getByRole('button', { name: action }).count()).toBe(0);
  });

  test('a service no longer offered can be cancelled, not moved', async () => {
    Object.assign(site.answers, seen({ canReschedule: false }));
    const page = await open();
    await page.getByRole('button', { name: 'Cancelar la reserva' }).waitFor();
    expect(await page.getByRole('button', { name: 'Cambiar fecha u hora' }).count()).toBe(0);
  });

  test.each([
    ['AUTH_FAILED', 'Este enlace no es válido', 0],
    ['NOT_FOUND', 'Este enlace no es válido', 0],
    ['RATE_LIMITED', 'Demasiados intentos', 1],
    ['INTERNAL', 'Algo falló de nuestro lado', 1],
  ])('%s: %s', async (code, text, retries) => {
    site.answers.getManagedBooking = failing(code);
    const page = await open();
    await page.getByText(text).waitFor();
    expect(await page.getByRole('button', { name: 'Reintentar' }).count()).toBe(retries);
  });

  test('a time taken in the meantime: another can be chosen at once', async () => {
    site.answers.rescheduleBooking = failing('SLOT_TAKEN');
    const page = await open();
    await page.getByRole('button', { name: 'Cambiar fecha u hora' }).click();
    await page.getByRole('button', { name: '10:00' }).click();
    await page.getByRole('button', { name: 'Sí, cambiar' }).click();
    await page.getByRole('alert').getByText('ya no está libre').waitFor();
    await page.getByRole('button', { name: '10:30' }).waitFor();
  });

  test('a move that nothing answered is sent again under the same key', async () => {
    site.answers.rescheduleBooking = () => 'drop';
    const page = await open();
    await page.getByRole('button', { name: 'Cambiar fecha u hora' }).click();
    await page.getByRole('button', { name: '10:00' }).click();
    await page.getByRole('button', { name: 'Sí, cambiar' }).click();
    await page.getByRole('alert').getByText('No hay conexión').waitFor();
    Object.assign(site.answers, { rescheduleBooking: manageableBooking().rescheduleBooking });
    await page.getByRole('button', { name: 'Sí, cambiar' }).click();
    await page.getByText('cambió de hora').waitFor();
    const keys = site.operations
      .filter(({ name }) => name === 'rescheduleBooking')
      .map(({ variables }) => (variables.input as { idempotencyKey: string }).idempotencyKey);
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(1);
  });

  test.each([
    ['en', 'Your booking'],
    ['pt', 'Seu agendamento'],
  ])('speaks the booking’s language: %s', async (language, title) => {
    Object.assign(site.answers, seen({ language }));
    const page = await open();
    await page.getByRole('heading', { name: title }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
  });

  test('wears the business’s colour and theme, and fits a phone', async () => {
    Object.assign(
      site.answers,
      seen({ branding: { ...managed().branding, primaryColor: '#c2185b', theme: 'dark' } }),
    );
    const page = await open(phone);
    const move = page.getByRole('button', { name: 'Cambiar fecha u hora' });
    await move.waitFor();
    expect(await move.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
      'rgb(194, 24, 91)',
    );
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(22, 23, 28)',
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  });
});
