import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadSettings, readSettings } from './settings.ts';

describe('settings', () => {
  it('need nothing', () => {
    expect(readSettings({}, {})).toMatchObject({
      dataDir: resolve('.booking-chat'),
      endpoint: null,
      signingKeys: null,
      smtpUrl: null,
      publicUrl: null,
      production: false,
    });
  });
  it('prefer the option to the environment', () => {
    expect(readSettings({ BOOKING_CHAT_DATA: '/a' }, { data: '/b' }).dataDir).toBe('/b');
    expect(readSettings({ BOOKING_CHAT_DATA: '/a' }, {}).dataDir).toBe('/a');
  });
  it('drop the slash at the end of an address', () =>
    expect(readSettings({ PUBLIC_URL: 'https://book.example/' }, {}).publicUrl).toBe('https://book.example'));
  it('list all that is wrong at once', () => {
    const wrong = {
      DYNAMODB_ENDPOINT: 'localhost',
      SMTP_URL: 'http://mail',
      PUBLIC_URL: 'book',
      MAIL_FROM: 'me',
      TABLE_PREFIX: 'a b',
      SIGNING_KEYS: 'short',
      LOG_LEVEL: 'loud',
    };
    const error = (() => {
      try {
        return readSettings(wrong, {});
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(BadSettings);
    for (const name of Object.keys(wrong)) expect((error as BadSettings).message).toContain(name);
  });
});
