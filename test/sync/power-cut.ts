import type { JournalPort } from '#shared/sync/journal-port.ts';
import type { WorkbookPort } from '#shared/sync/workbook-port.ts';

/** Recorded but not written, or written but not noted as done. */
export type CutMoment = 'recorded' | 'written';

export class PowerCut extends Error {}

/** The power goes at this moment of a sync: whatever would come after it does not happen. */
export function cutAt(moment: CutMoment, { workbook, journal }: Ports): Ports {
  let isDark = false;
  return {
    workbook: {
      calls: workbook.calls,
      read: () => workbook.read(),
      apply: async (changes) => {
        if (moment === 'written') await workbook.apply(changes);
        isDark = true;
        throw new PowerCut();
      },
    },
    journal: {
      memory: () => journal.memory(),
      begin: (sync) => journal.begin(sync),
      finish: (sync, end) => (isDark ? Promise.resolve() : journal.finish(sync, end)),
      heard: (tookEffect) => journal.heard(tookEffect),
      syncs: (max) => journal.syncs(max),
      changesOf: (sync) => journal.changesOf(sync),
      lock: () => journal.lock(),
      close: () => journal.close(),
    },
  };
}

interface Ports {
  readonly workbook: WorkbookPort;
  readonly journal: JournalPort;
}
