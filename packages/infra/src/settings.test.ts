import { describe, expect, it } from 'vitest';
import { hostsOf, stackNameOf, tablePrefix } from './names.ts';
import { readSettings, SettingsError } from './settings.ts';

const now = new Date('2026-11-22T12:00:00Z');
const enough = { STAGE: 'dev', DOMAIN_NAME: 'example.com', AWS_REGION: 'sa-east-1' };

describe('settings', () => {
  it('need a stage, a domain and a region', () => {
    expect(readSettings(enough, now)).toEqual({
      stage: 'dev',
      domainName: 'example.com',
      region: 'sa-east-1',
      color: null,
      hostedZoneId: null,
      repository: null,
      oidcProviderArn: null,
      alarmEmail: null,
      sentryDsn: null,
      healthKeyExpires: Date.UTC(2026, 10, 1) / 1000 + 360 * 86_400,
    });
  });

  it('tell everything that is wrong at once', () => {
    const wrong = {
      STAGE: 'staging',
      DOMAIN_NAME: 'https://example.com',
      API_COLOR: 'red',
      HOSTED_ZONE_ID: 'example.com',
      GITHUB_REPOSITORY: 'acme',
      ALARM_EMAIL: 'ops',
    };
    const problems = problemsOf(wrong);
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'STAGE',
      'DOMAIN_NAME',
      'AWS_REGION',
      'API_COLOR',
      'HOSTED_ZONE_ID',
      'GITHUB_REPOSITORY',
      'ALARM_EMAIL',
    ]);
    expect(problems[0]).toBe('STAGE is "staging": dev, qa or prod');
    expect(problems[2]).toBe('AWS_REGION is missing: an AWS region, such as us-east-1 or sa-east-1');
  });

  it('take the key of health to the end of a year at most', () => {
    for (const day of ['2026-01-01T00:00:00Z', '2026-01-31T23:59:59Z', '2028-02-29T12:00:00Z']) {
      const at = new Date(day);
      const days = (readSettings(enough, at).healthKeyExpires - at.getTime() / 1000) / 86_400;
      expect(days).toBeGreaterThan(328);
      expect(days).toBeLessThan(365);
    }
  });
});

describe('names', () => {
  it('say their stage, and in prod are those of the guides', () => {
    expect(stackNameOf('prod', 'ChatBookingSaaSStack-Widget')).toBe('ChatBookingSaaSStack-Widget');
    expect(stackNameOf('qa', 'ChatBookingSaaSStack-Widget')).toBe('ChatBookingSaaSStack-Widget-qa');
    expect(tablePrefix('dev')).toBe('booking-chat-dev-');
    expect(hostsOf({ stage: 'prod', domainName: 'example.com' })).toEqual({
      cdn: 'cdn.example.com',
      api: 'api.example.com',
      book: 'book.example.com',
      admin: 'admin.example.com',
      mail: 'example.com',
    });
    expect(hostsOf({ stage: 'dev', domainName: 'example.com' }).cdn).toBe('cdn-dev.example.com');
  });
});

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readSettings(env, now);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
  }
  return [];
}
