import type { Change } from '#shared/workbook/model.ts';
import { lookAfter, PLAIN_ROW, rowLookOf, sameLook, type TabLook } from '#shared/workbook/tab-look.ts';

/** The rows and columns that must be painted. */
export interface Repaint {
  all: boolean;
  readonly rows: Set<string>;
  readonly columns: Set<string>;
}

/** The look after one change; what must be painted because of it is noted in `repaint`. */
export function changeLook(look: TabLook, change: Change, repaint: Repaint): TabLook {
  switch (change.kind) {
    case 'addTab':
    case 'lookTab':
      repaint.all = true;
      break;
    case 'addColumn':
      repaint.columns.add(change.column.key);
      break;
    case 'insertRow':
    case 'adoptRow':
      repaint.rows.add(change.row.key);
      break;
    case 'giveKeys':
      for (const { key } of change.keys)
        if (key !== null && look.rows[key] !== undefined) repaint.rows.add(key);
      break;
    case 'moveRow':
    case 'rekeyRow':
      if (!sameLook(look.rows[change.key] ?? PLAIN_ROW, rowLookOf(change.row)))
        repaint.rows.add(change.row.key);
      break;
    default:
  }
  return lookAfter(look, change);
}
