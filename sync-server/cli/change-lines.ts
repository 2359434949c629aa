import { maskPhonesIn } from '#shared/registrations/phone.ts';
import type { CellValue, Change } from '#shared/workbook/model.ts';
import type { SyncResult } from '../sync/run-sync.ts';

/** Every change in words, for `--dry-run`. Phones are masked: a terminal's scrollback is a log too. */
export function changeLines({ planned }: SyncResult): string[] {
  return planned.diff.changes.map((change) => maskPhonesIn(lineOf(change)));
}

function lineOf(change: Change): string {
  switch (change.kind) {
    case 'addTab':
      return `+ tab “${change.tab.title}” (${change.tab.rows.length} dòng)`;
    case 'lookTab':
      return `~ tab “${change.tab.title}”: trình bày`;
    case 'addColumn':
      return `+ cột “${change.column.title}” trong ${change.tab}`;
    case 'insertRow':
      return `+ dòng ${change.row.key} trong ${change.tab}${change.reason === 'restored' ? ' (trả lại dòng bị xóa)' : ''}`;
    case 'moveRow':
      return `→ dòng ${change.key} chuyển thành ${change.row.key} trong ${change.tab}`;
    case 'rekeyRow':
      return `~ dòng ${change.key} thành ${change.row.key} trong ${change.tab}`;
    case 'adoptRow':
      return `~ dòng ${change.index + 1} của ${change.tab} nhận khóa ${change.row.key}`;
    case 'removeRow':
      return `- dòng ${change.key} trong ${change.tab}`;
    case 'setCell':
      return `~ ${change.tab} › ${change.row} › ${change.column}: ${shown(change.before)} → ${shown(change.after)}`;
  }
}

function shown(value: CellValue): string {
  return value === null ? 'trống' : `“${String(value)}”`;
}
