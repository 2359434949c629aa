import { expect, test } from 'vitest';
import { UnchangedVersion } from '../../sync-server/service/unchanged-version.ts';

const MORNING = Date.parse('2026-05-09T08:00:00+07:00');
const LAST_MINUTE = Date.parse('2026-05-09T23:59:00+07:00');
const NEXT_DAY = Date.parse('2026-05-10T00:00:00+07:00');

test('the version of a sync that found nothing says so until it changes or the day does', () => {
  const look = new UnchangedVersion(() => Promise.resolve('7'));
  expect(look.isQuiet('7', MORNING)).toBe(false);
  look.after('7', MORNING, true);
  expect(look.isQuiet('7', LAST_MINUTE)).toBe(true);
  expect(look.isQuiet('8', LAST_MINUTE)).toBe(false);
  // Midnight in the office is 17:00 the day before elsewhere: tasks count their days by the office's.
  expect(look.isQuiet('7', NEXT_DAY)).toBe(false);
});

test('a sync that wrote, or whose version could not be had, is followed by one that reads', () => {
  const look = new UnchangedVersion(() => Promise.resolve('7'));
  look.after('7', MORNING, true);
  look.after('7', MORNING, false);
  expect(look.isQuiet('7', MORNING)).toBe(false);
  look.after(null, MORNING, true);
  expect(look.isQuiet(null, MORNING)).toBe(false);
});

test('only the clock asks: whoever rings knows of a change', async () => {
  let asked = 0;
  const look = new UnchangedVersion(() => Promise.resolve(String((asked += 1))));
  for (const trigger of ['form', 'edit', 'panel', 'menu']) expect(await look.before(trigger)).toBe(null);
  expect(await look.before('timer')).toBe('1');
  expect(await new UnchangedVersion(undefined).before('timer')).toBe(null);
});
