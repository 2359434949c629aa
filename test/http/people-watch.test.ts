import { expect, test } from 'vitest';
import { ConfigError } from '../../sync-server/config/config-error.ts';
import { createLogger } from '../../sync-server/log/server-log.ts';
import { watchPeople } from '../../sync-server/schedule/people-watch.ts';
import { ManualTimer } from './manual-timer.ts';

/** Who left the office is out without a restart; a mistake in the file puts nobody out. */
function watched() {
  const timer = new ManualTimer(0);
  const file = { version: '1', isGood: true };
  const log: string[] = [];
  let read = 0;
  const source = {
    version: () => file.version,
    reread: () => {
      if (!file.isGood)
        throw new ConfigError([
          { path: 'signIn.people.read[0]', value: '"ong-ba@so-lop.example', expected: 'x' },
        ]);
      read += 1;
    },
  };
  const logger = createLogger('info', { write: (line: string) => void log.push(line) });
  const watch = watchPeople(source, { logger, timer });
  return { timer, file, watch, log: () => log.join(''), read: () => read };
}

test('a changed file is read within ten seconds, an unchanged one never', () => {
  const { timer, file, read } = watched();
  timer.advance(60_000);
  expect(read()).toBe(0);
  file.version = '2';
  timer.advance(10_000);
  expect(read()).toBe(1);
  timer.advance(60_000);
  expect(read()).toBe(1);
});

test('a file that cannot be used is said in the log without what stands in it, and read again once mended', () => {
  const { timer, file, read, log } = watched();
  Object.assign(file, { version: '2', isGood: false });
  timer.advance(60_000);
  expect(read()).toBe(0);
  expect(log().match(/people not read/g)).toHaveLength(1);
  expect(log()).not.toContain('ong-ba');
  Object.assign(file, { version: '3', isGood: true });
  timer.advance(10_000);
  expect(read()).toBe(1);
});

test('asked, it reads at once; stopped, never again', () => {
  const { timer, file, watch, read } = watched();
  watch.now();
  expect(read()).toBe(1);
  watch.stop();
  file.version = '2';
  timer.advance(60_000);
  expect(read()).toBe(1);
});
