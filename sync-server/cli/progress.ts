import cliProgress from 'cli-progress';
import type { SyncStage } from '#shared/sync/run-sync.ts';

const STAGES: readonly SyncStage[] = ['reading', 'planning', 'writing'];
const STAGE_WORDS: Readonly<Record<SyncStage, string>> = {
  reading: 'đọc bảng tính và phản hồi',
  planning: 'đối chiếu',
  writing: 'ghi thay đổi',
  again: 'bảng tính vừa được sửa, đọc lại',
};

/** Where a sync stands, on stderr; nothing where nobody watches (a pipe, a service). */
export function syncProgress(): { readonly onStage: (stage: SyncStage) => void; readonly stop: () => void } {
  if (!process.stderr.isTTY) return { onStage: () => undefined, stop: () => undefined };
  const bar = new cliProgress.SingleBar({
    format: 'Đồng bộ {bar} {stage}',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  bar.start(STAGES.length, 0, { stage: STAGE_WORDS.reading });
  return {
    onStage: (stage) => bar.update(Math.max(0, STAGES.indexOf(stage)), { stage: STAGE_WORDS[stage] }),
    stop: () => bar.stop(),
  };
}
