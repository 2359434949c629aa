/** What the comparison says, in lines that a person reads. */
import type { Difference } from './differences.ts';

/** Of each kind in each tab and step the first few; how many more there are. */
export function differenceLines(differences: readonly Difference[]): string[] {
  const groups = Map.groupBy(differences, ({ step, kind, place }) => `${step} · ${kind} · ${place[0] ?? ''}`);
  return [...groups.values()].flatMap((group) => [
    ...group.slice(0, SHOWN_MAX).map(differenceLine),
    ...(group.length > SHOWN_MAX ? [`    … and ${group.length - SHOWN_MAX} more of this kind there`] : []),
  ]);
}

/** How often each status came about: what the sets have tried. */
export function tallyLine(reports: readonly unknown[]): string {
  const texts = JSON.stringify(reports).matchAll(/"status":"(\w+)"/g);
  const counts = Map.groupBy(
    [...texts].map(([, status]) => status ?? ''),
    (status) => status,
  );
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const words = sorted.map(([status, all]) => `${status} ${all.length}`).join(', ');
  const ended = Map.groupBy(
    reports,
    (report) => /"outcome":"(\w+)"/.exec(JSON.stringify(report))?.[1] ?? 'refused',
  );
  const endings = [...ended].map(([outcome, all]) => `${all.length} ${outcome}`).join(', ');
  return `${reports.length} syncs (${endings}); statuses in their reports: ${words}`;
}

const SHOWN_MAX = 4;
const TEXT_MAX = 300;

function differenceLine({ step, kind, place, before, after }: Difference): string {
  const [left, right] = [before, after].map((value) => JSON.stringify(value) ?? '(nothing)');
  return [
    `  ${step} · ${kind} · ${place.join(' › ')}`,
    ...excerpts(left ?? '', right ?? '').map(
      (text, at) => `      ${at === 0 ? 'before' : 'after '}: ${text}`,
    ),
  ].join('\n');
}

/** Of long texts the part where they begin to differ. */
function excerpts(left: string, right: string): string[] {
  const differs = left.split('').findIndex((letter, at) => letter !== right[at]);
  const from = Math.max(0, (differs < 0 ? left.length : differs) - TEXT_MAX / 2);
  return [left, right].map((text) => {
    const part = text.slice(from, from + TEXT_MAX);
    return `${from > 0 ? '…' : ''}${part}${from + TEXT_MAX < text.length ? '…' : ''}`;
  });
}
