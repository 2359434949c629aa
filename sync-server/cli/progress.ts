import type { SyncStage } from '#shared/sync/sync-stage.ts';

/** How far a sync is when it gets there, of `STEPS`, and what it does from then on. */
const PLACES: Readonly<Partial<Record<SyncStage['kind'], readonly [number, string]>>> = {
  reading: [0, 'đọc bảng tính và phản hồi'],
  responses: [1, 'đối chiếu'],
  writing: [2, 'ghi thay đổi'],
};
const STEPS = 3;
const AGAIN = 'bảng tính vừa được sửa, đọc lại';

export interface SyncProgress {
  readonly onStage: (stage: SyncStage) => void;
  readonly stop: () => void;
}

/** Where a sync stands, on stderr; nothing where nobody watches (a pipe, a service). */
export async function syncProgress(): Promise<SyncProgress> {
  if (!process.stderr.isTTY) return { onStage: () => undefined, stop: () => undefined };
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar({
    format: 'Đồng bộ {bar} {stage}',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  bar.start(STEPS, 0, { stage: PLACES.reading?.[1] });
  return {
    onStage: (stage) => {
      const place = PLACES[stage.kind];
      if (place === undefined) return;
      const isAgain = stage.kind === 'reading' && stage.after !== null;
      bar.update(place[0], { stage: isAgain ? AGAIN : place[1] });
    },
    stop: () => bar.stop(),
  };
}
