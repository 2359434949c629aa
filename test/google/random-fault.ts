import type { Fault } from '../fakes/google-sheets/google-sheets-fake.ts';

/**
 * Something goes wrong with one of the next calls: it is refused, its answer is lost or never comes, before or after it
 * took effect, or somebody edits just before a write.
 */
export function randomFault(random: (below: number) => number, edit: () => void): Fault {
  const on = random(3) === 0 ? 'read' : 'write';
  const error = (status: number) => ({
    status,
    body: { error: { code: status, message: 'Internal error.', status: 'X' } },
  });
  const lost = { status: 0, body: null, isLost: true };
  const slow = { status: 0, body: null, isSlow: true };
  const faults: readonly Fault[] = [
    { on, before: { ...error(429), headers: { 'retry-after': '7' } } },
    { on, before: error(500) },
    { on, after: error(500) },
    { on, before: error(503) },
    { on, after: error(503) },
    { on, before: lost },
    { on, after: lost },
    { on, before: slow },
    { on, after: slow },
    { on: 'write', before: edit },
    { on: 'write', before: edit },
    { on: 'write', before: edit },
    { on: 'write', before: edit },
  ];
  return faults[random(faults.length)]!;
}
