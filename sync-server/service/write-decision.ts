import type { Plan } from '#shared/plan/plan.ts';
import { editOf } from '#shared/decisions/decision-cell.ts';
import type { Gazetteer } from '#shared/units/gazetteer.ts';
import { Refusal } from '#shared/sync/refusal.ts';
import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import type { JournalPort } from '#shared/sync/journal-port.ts';
import type { WorkbookPort } from '#shared/sync/workbook-port.ts';
import { decisionRowOf } from './decision-cell-of.ts';
import { readingAgain } from '#shared/sync/run-sync.ts';

/**
 * Writes what a person decided in the panel into the staff cell, and remembers who. A workbook that changed meanwhile,
 * or did not say whether the write took effect, is read again first; then the cell itself tells.
 */
export function writeDecision(
  request: DecisionRequest,
  by: string | null,
  parts: {
    readonly workbook: WorkbookPort;
    readonly journal: JournalPort;
    readonly plan: Plan;
    readonly gazetteer: Gazetteer;
    readonly now: () => number;
  },
): Promise<{ readonly savedAt: number }> {
  const { workbook, journal, plan, gazetteer, now } = parts;
  return readingAgain(async () => {
    const row = decisionRowOf(await workbook.read(), request);
    if (row === null) throw new Refusal('registration-unknown');
    if (row === 'twice') throw new Refusal('decision-conflict', TWICE);
    const edit = editOf(request, row.valueOf, {
      unitName: (code) => gazetteer.nameOf(code),
      roleLabel: (key) => plan.roles.find((role) => role.key === key)?.shortLabel ?? null,
    });
    if (!edit.ok) throw new Refusal('decision-conflict', edit.message);
    const savedAt = now();
    const { column, before, after } = edit;
    if (before === after) return { savedAt };
    const { tab, entity } = row;
    const change = { kind: 'setCell', tab, row: row.row, column, before, after, reason: 'decided' } as const;
    const sync = await journal.begin({
      at: savedAt,
      trigger: 'panel',
      responses: [],
      staffCells: [{ tab, entity, column, value: after, seenAt: savedAt, by }],
      changes: [change],
      counts: { decided: 1 },
    });
    try {
      await workbook.apply([change]);
    } catch (error) {
      await journal.finish(sync, { at: now(), outcome: 'failed', detail: 'decided' });
      throw error;
    }
    await journal.finish(sync, { at: now(), outcome: 'done', detail: 'decided' });
    return { savedAt };
  });
}

const TWICE = 'Dòng này đứng hai lần trong bảng tính. Đề nghị xóa bớt một dòng rồi quyết định lại.';
