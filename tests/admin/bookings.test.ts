import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatDay } from '../../packages/admin/src/shared/format/date-time.ts';
import { bookAsCustomer, ordinaryWeek, type Week } from './bookings-api.ts';
import { expectAccessible, openPanel, type Panel, phone, picture } from './signed-in.ts';

const opened = await openPanel(new Date().toISOString());

/** As the panel writes a day. */
const inWords = (day: string) => formatDay(day, 'en');
const entry = (page: Page, name: string) => page.locator('.fc-event', { hasText: name });

describe.skipIf(!opened)('bookings', { timeout: 120_000 }, () => {
  let panel: Panel;
  let days: Week;
  let week: string;
  beforeAll(async () => {
    panel = opened as Panel;
    days = await ordinaryWeek(panel.product);
    week = `/calendar?view=week&date=${days.wednesday}`;
    await bookAsCustomer(
      panel.product,
      { name: 'Edith Always', email: 'edith@example.com' },
      { day: days.wednesday, service: 'Peeling químico', last: true },
    );
  });
  afterAll(() => panel?.close());

  it('what a customer books appears in the open calendar, at the business’s time, and is said', async () => {
    // A receptionist's laptop that was set up on the other side of the world.
    const page = await panel.signedIn(week, { timezoneId: 'Asia/Tokyo' });
    await page.getByText('Live: changes appear by themselves').waitFor();
    expect(await entry(page, 'Ada Live').count()).toBe(0);
    const { localTime, providerName } = await bookAsCustomer(
      panel.product,
      { name: 'Ada Live', email: 'ada@example.com' },
      { day: days.wednesday },
    );
    await entry(page, 'Ada Live').waitFor();
    const column = page.locator(`.fc-timegrid-col[data-date="${days.wednesday}"]`);
    expect(await column.locator('.fc-event', { hasText: 'Ada Live' }).innerText()).toContain(localTime);
    const news = page.getByRole('log');
    await news.getByText('New booking: Ada Live', { exact: false }).waitFor();
    expect(await news.innerText()).toContain(providerName);
    await picture(page, 'calendar-live');
    await page.context().close();
  });

  it('one is made at the desk, moved by keyboard and cancelled; a double click makes one', async () => {
    const page = await panel.signedIn('/bookings');
    await page.getByRole('link', { name: 'New booking' }).first().click();
    const panelOf = (name: string) => page.getByRole('dialog', { name });
    const composer = panelOf('New booking');
    await composer.getByRole('combobox', { name: 'Service' }).fill('Peeling');
    await page.getByRole('option', { name: 'Peeling químico' }).waitFor();
    await page.keyboard.press('Enter');
    await composer.getByRole('button', { name: inWords(days.thursday) }).click();
    await composer.getByRole('button', { name: '11:00', exact: true }).click();
    await composer.getByRole('combobox', { name: 'Name, e-mail or phone' }).fill('Grace Desk');
    await page.getByRole('option', { name: 'New customer “Grace Desk”' }).click();
    await composer.getByRole('button', { name: 'Book', exact: true }).click();
    await composer.getByText('An e-mail or a phone').first().waitFor();
    await composer.getByRole('textbox', { name: 'Phone' }).fill('+56 9 8765 4321');
    await picture(page, 'booking-new');
    await composer.getByRole('button', { name: 'Book', exact: true }).dblclick();
    await page.getByText('Booked: Grace Desk', { exact: false }).waitFor();
    await composer.waitFor({ state: 'detached' });
    const rows = page.getByRole('row', { name: /Grace Desk/ });
    await rows.first().waitFor();
    expect(await rows.count()).toBe(1);

    await rows.getByRole('link').focus();
    await page.keyboard.press('Enter');
    const detail = panelOf('Grace Desk');
    await detail.getByRole('button', { name: 'Move', exact: true }).press('Enter');
    const move = panelOf('Move the appointment of Grace Desk?');
    await move.getByRole('button', { name: inWords(days.friday) }).press('Enter');
    await move.getByRole('button', { name: '12:00', exact: true }).press(' ');
    await move.getByRole('button', { name: 'Move', exact: true }).press('Enter');
    await page.getByText(`Moved to ${formatDay(days.friday, 'en', true)}, 12:00`, { exact: false }).waitFor();
    await detail.getByText(`${formatDay(days.friday, 'en', true)}, 12:00–`, { exact: false }).waitFor();
    await detail.getByRole('list').getByText('Moved', { exact: true }).waitFor();
    await expectAccessible(page, 'a booking');
    await picture(page, 'booking-detail');

    await detail.getByRole('button', { name: 'Cancel booking' }).click();
    const cancel = panelOf('Cancel the appointment of Grace Desk?');
    await cancel.getByLabel('Reason').fill('The laser is being repaired.');
    await cancel.getByRole('button', { name: 'Cancel booking' }).click();
    await detail.getByText('Cancelled', { exact: true }).first().waitFor();
    await detail.getByText('The laser is being repaired.').first().waitFor();
    // The button that was pressed is gone: the panel takes the focus, and with it the keys.
    await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]'));
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('dragging asks first; no, or a closed time, and it is back; yes, and it can be undone', async () => {
    await bookAsCustomer(
      panel.product,
      { name: 'Mary Drag', email: 'mary@example.com' },
      { day: days.thursday, service: 'Consulta de medicina general' },
    );
    const page = await panel.signedIn(week, { viewport: { width: 1400, height: 1300 } });
    const mary = entry(page, 'Mary Drag');
    await mary.waitFor();
    const column = (day: string) => page.locator(`.fc-timegrid-col[data-date="${day}"]`);
    const drag = async (day: string, time: string) => {
      await page.locator('.MuiBackdrop-root').waitFor({ state: 'detached' });
      const from = await mary.boundingBox();
      const to = await column(day).boundingBox();
      const at = await page.locator(`.fc-timegrid-slot-lane[data-time="${time}"]`).boundingBox();
      if (!from || !to || !at) throw new Error('nothing to drag');
      await page.mouse.move(from.x + 20, from.y + 4);
      await page.mouse.down();
      await page.mouse.move(to.x + 40, at.y + 20, { steps: 8 });
      await page.mouse.move(to.x + 40, at.y + 3, { steps: 2 });
      await page.mouse.up();
    };
    const dialog = page.getByRole('alertdialog', { name: 'Move the appointment of Mary Drag?' });
    const inColumn = (day: string) => column(day).locator('.fc-event', { hasText: 'Mary Drag' });

    await drag(days.friday, '10:00:00');
    expect(await dialog.locator('strong').innerText()).toContain(formatDay(days.friday, 'en', true));
    await picture(page, 'calendar-drag');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await inColumn(days.thursday).waitFor();

    await drag(days.sunday, '15:00:00');
    await dialog.getByRole('button', { name: 'Move' }).click();
    await page.getByRole('alert').waitFor();
    await inColumn(days.thursday).waitFor();
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();

    await drag(days.friday, '10:00:00');
    const to = await dialog.locator('strong').innerText();
    await dialog.getByRole('button', { name: 'Move' }).click();
    await page.getByText(`Moved to ${to}`, { exact: false }).waitFor();
    await inColumn(days.friday).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await inColumn(days.thursday).waitFor();
    await page.context().close();
  });

  it('two people at one booking: the second sees both versions, and what stands before cancelling', async () => {
    const { bookingId } = await bookAsCustomer(
      panel.product,
      { name: 'Joan Twice', email: 'joan@example.com' },
      { day: days.friday, last: true },
    );
    const path = `/bookings/${bookingId}`;
    const first = await panel.signedIn(path);
    const second = await panel.signedIn(path);
    await second.getByLabel('Notes').fill('Written by the second.');
    await first.getByLabel('Notes').fill('Written by the first.');
    await first.getByRole('button', { name: 'Save' }).click();
    await first.getByText('Saved', { exact: true }).waitFor();
    await second.getByRole('button', { name: 'Save' }).click();
    const conflict = second.getByRole('dialog', { name: 'Someone else changed this meanwhile' });
    await conflict.getByText('Written by the first.').waitFor();
    await conflict.getByText('Written by the second.').waitFor();
    await picture(second, 'booking-conflict');
    await conflict.getByRole('button', { name: 'Save this choice' }).click();
    await second.getByText('Saved', { exact: true }).waitFor();
    await first.getByLabel('Notes').and(first.locator('text="Written by the second."')).waitFor();
    await first.context().close();
    await second.context().close();
  });

  it('on a phone: a list first, nothing wider than the screen, all within reach of a thumb', async () => {
    const page = await panel.signedIn(`/calendar?date=${days.wednesday}`, {
      viewport: phone,
      hasTouch: true,
      locale: 'pt',
    });
    await page.locator('.fc-list-event').first().waitFor();
    const widest = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await widest()).toBeLessThanOrEqual(phone.width);
    await picture(page, 'calendar-phone');
    await expectAccessible(page, 'the calendar on a phone');
    await page.locator('.fc-list-event').first().tap();
    await page.getByRole('dialog').getByText('O que aconteceu').waitFor();
    await picture(page, 'booking-phone');
    await page.goto(`${panel.product.url}/admin/bookings`);
    await page.getByRole('searchbox').waitFor();
    expect(await widest()).toBeLessThanOrEqual(phone.width);
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`has no barrier, ${colorScheme}`, async () => {
      const page = await panel.signedIn(week, { colorScheme });
      for (const [path, sign] of [
        [week, '.fc-timegrid-event'],
        [`/calendar?view=month&date=${days.wednesday}`, '.fc-daygrid-event'],
        [`/calendar?view=list&date=${days.wednesday}`, '.fc-list-event'],
        [`/calendar?view=day&date=${days.wednesday}`, '.fc-timegrid-event'],
        ['/bookings', 'tbody tr'],
        ['/bookings/new', '[role=dialog] input'],
      ] as const) {
        await page.goto(`${panel.product.url}/admin${path}`);
        await page.locator(sign).first().waitFor();
        await expectAccessible(page, `${path}, ${colorScheme}`);
        await picture(page, `bookings${path.replace(/&date.*/, '').replace(/\W+/g, '-')}-${colorScheme}`);
      }
      await page.context().close();
    });

  it('had nothing to complain about', () => expect(panel.complaints).toEqual([]));
});
