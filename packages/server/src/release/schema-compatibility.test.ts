import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareWithLastRelease, complaint } from './commands/schema.ts';
import { announcementsAfter, compareSchemas, mayBeRecorded, schemaFile } from './schema-compatibility.ts';

const released = readFileSync(schemaFile, 'utf8');
const since = 'v1.0.0';
const compare = (current: string, changelog = '') =>
  compareSchemas({ since, released, current }, changelog).unannounced.map(({ coordinate }) => coordinate);

describe('the schema', () => {
  it('breaks nothing that the last release promised, or says so in CHANGELOG', () => {
    const result = compareWithLastRelease();
    expect(result, 'packages/schema/releases holds the last release').not.toBeNull();
    if (result) expect(result.unannounced, complaint(result)).toEqual([]);
  });
});

describe('schema compatibility', () => {
  const change = (from: string, to: string) => {
    expect(released).toContain(from);
    return released.replace(from, to);
  };

  it.each([
    ['a field removed', change('  code: String!\n', ''), 'Booking.code'],
    ['a field that may now be absent', change('  code: String!', '  code: String'), 'Booking.code'],
    [
      'a field of another type',
      change('durationMinutes: Int!', 'durationMinutes: String!'),
      'Service.durationMinutes',
    ],
    ['an enum value removed', change('  NO_SHOW\n', ''), 'BookingStatus.NO_SHOW'],
    [
      'a new required input',
      change('input CancelBookingInput {', 'input CancelBookingInput {\n  why: String!'),
      'CancelBookingInput.why',
    ],
    [
      'a new required argument',
      change('getService(serviceId: ID!)', 'getService(serviceId: ID!, of: ID!)'),
      'Query.getService',
    ],
    ['an argument removed', change('widgetConfig(language: String)', 'widgetConfig'), 'Query.widgetConfig'],
    [
      'an operation removed',
      change('  cancelBooking(input: CancelBookingInput!): Booking! @aws_lambda\n', ''),
      'Mutation.cancelBooking',
    ],
  ])('%s breaks clients', (_, current, coordinate) => {
    expect(compare(current)).toEqual([coordinate]);
    const announced = `## 1.1.0 (unreleased)\n\n### Breaking\n\n- \`${coordinate}\` is another.\n`;
    expect(compare(current, announced)).toEqual([]);
  });

  it.each([
    [
      'a new field',
      change(
        'type Health @aws_api_key @aws_lambda {',
        'type Health @aws_api_key @aws_lambda {\n  region: String',
      ),
    ],
    [
      'a new optional input',
      change('input CancelBookingInput {', 'input CancelBookingInput {\n  why: String'),
    ],
    ['a new type', `${released}\ntype Room { name: String! }`],
    [
      'an output that is now always there',
      change('  category: String\n  durationMinutes', '  category: String!\n  durationMinutes'),
    ],
  ])('%s does not', (_, current) => {
    expect(compare(current)).toEqual([]);
  });
});

describe('announcements', () => {
  const changelog = `# Changelog
## 1.1.0 (unreleased)
### Breaking
- \`Query.health\` is gone.
### Added
- \`Query.status\` is there.
## 1.0.0
### Breaking
- \`Query.old\` went long ago.
`;
  it('count in later releases only, under "Breaking" only', () => {
    const text = announcementsAfter(changelog, 'v1.0.0');
    expect(text).toContain('Query.health');
    expect(text).not.toMatch(/Query\.(status|old)/);
    expect(announcementsAfter(changelog, 'v1.1.0'), 'still unreleased').toContain('Query.health');
    expect(announcementsAfter(changelog, 'v1.2.0')).toBe('');
  });

  it('a released schema is not written anew', () => {
    expect(mayBeRecorded(changelog, 'v1.0.0')).toBe(false);
    expect(mayBeRecorded(changelog, 'v1.1.0')).toBe(true);
    expect(mayBeRecorded(changelog, 'v1.2.0')).toBe(true);
  });
});
