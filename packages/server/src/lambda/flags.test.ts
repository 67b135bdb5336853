import { describe, expect, it } from 'vitest';
import { openFlags, readFlags } from './flags.ts';

function scene() {
  const time = { now: 0 };
  const parameter = { text: '{"DISABLE_IA": false}', down: false, reads: 0 };
  const failures: unknown[] = [];
  const flags = openFlags(
    async () => {
      parameter.reads++;
      if (parameter.down) throw new Error('down');
      return { Parameter: { Value: parameter.text } };
    },
    '/booking-chat/dev/flags',
    { clock: () => time.now, onFailure: (cause) => failures.push(cause) },
  );
  return { time, parameter, failures, flags };
}

describe('runtime flags', () => {
  it('change within fifteen seconds, without a new process', async () => {
    const { time, parameter, flags } = scene();
    await flags.refresh();
    parameter.text = '{"DISABLE_IA": true}';
    time.now += 14_000;
    await flags.refresh();
    expect(flags.current().DISABLE_IA).toBe(false);
    time.now += 1_000;
    await flags.refresh();
    expect(flags.current().DISABLE_IA).toBe(true);
    expect(parameter.reads).toBe(2);
  });

  it('stay as they are while the parameter cannot be read, or holds nonsense', async () => {
    const { time, parameter, failures, flags } = scene();
    parameter.text = '{"DISABLE_IA": true}';
    await flags.refresh();
    for (const text of ['', '{"DISABLE_IA": "yes"}', 'true']) {
      parameter.text = text;
      time.now += 20_000;
      await flags.refresh();
    }
    parameter.down = true;
    time.now += 20_000;
    await flags.refresh();
    expect(flags.current().DISABLE_IA).toBe(true);
    expect(failures).toHaveLength(4);
  });

  it.each([
    ['{}', false],
    ['{"DISABLE_IA": true, "OF_A_LATER_RELEASE": 3}', true],
  ])('%s', (text, expected) => expect(readFlags(text).DISABLE_IA).toBe(expected));
});
