import { maskPhonesIn } from '#shared/people/phone.ts';
import { rowLabel } from '#shared/tabs/kinds.ts';
import type { CellValue, Change, Row, Tab, WorkbookSnapshot } from '#shared/workbook/model.ts';
import type { SyncResult } from '#shared/sync/run-sync.ts';

/** Every change in words, for `--dry-run`. Phones are masked: a terminal's scrollback is a log too. */
export function changeLines({ planned }: SyncResult): string[] {
  const names = new Names(planned.snapshot, planned.state?.wanted ?? []);
  return planned.diff.changes.map((change) => maskPhonesIn(lineOf(change, names)));
}

function lineOf(change: Change, names: Names): string {
  switch (change.kind) {
    case 'addTab':
      return `+ tab “${change.tab.title}” (${change.tab.rows.length} dòng)`;
    case 'lookTab':
      return `~ tab “${change.tab.title}”: trình bày`;
    case 'addColumn':
      return `+ cột “${change.column.title}” trong ${names.tab(change.tab)}`;
    case 'insertRow':
      return `+ dòng “${rowLabel(change.tab, change.cells) ?? change.row.key}” trong ${names.tab(change.tab)}${change.reason === 'restored' ? ' (trả lại dòng bị xóa)' : ''}`;
    case 'moveRow':
      return `→ dòng “${names.row(change.tab, change.row.key)}” đổi chỗ trong ${names.tab(change.tab)}`;
    case 'rekeyRow':
      return `~ dòng “${names.row(change.tab, change.key)}” thành “${rowLabel(change.tab, change.row.cells) ?? change.row.key}” trong ${names.tab(change.tab)}`;
    case 'adoptRow':
      return `~ dòng mới “${rowLabel(change.tab, change.row.cells) ?? change.row.key}” trong ${names.tab(change.tab)} được theo dõi`;
    case 'giveKeys':
      return `~ ${change.keys.length} dòng trong ${names.tab(change.tab)}: được nhận lại theo nội dung`;
    case 'removeRow':
      return `- dòng “${names.row(change.tab, change.key)}” trong ${names.tab(change.tab)}`;
    case 'setCell':
      return `~ ${placeOf(change, names)}: ${shown(change.before)} → ${shown(change.after)}`;
  }
}

/** A heading has no name but its text, and its column says nothing. */
function placeOf({ tab, row, column }: Change & { kind: 'setCell' }, names: Names): string {
  const label = names.label(tab, row);
  return label === undefined ? names.tab(tab) : `${names.tab(tab)} › ${label} › ${names.column(tab, column)}`;
}

/** Keys in the words that staff see: as the workbook has them now, else as they are wanted. */
class Names {
  private readonly found: WorkbookSnapshot;
  private readonly wanted: readonly Tab[];
  private readonly rows = new Map<string, ReadonlyMap<string, string>>();

  constructor(found: WorkbookSnapshot, wanted: readonly Tab[]) {
    this.found = found;
    this.wanted = wanted;
  }

  tab(key: string): string {
    const title = this.found.tabs.find((tab) => tab.key === key)?.title ?? this.wantedTab(key)?.title;
    return title === undefined ? key : `tab “${title}”`;
  }

  column(tab: string, key: string): string {
    return this.wantedTab(tab)?.columns.find((column) => column.key === key)?.title ?? key;
  }

  row(tab: string, key: string): string {
    return this.label(tab, key) ?? key;
  }

  label(tab: string, key: string): string | undefined {
    let labels = this.rows.get(tab);
    if (labels === undefined) {
      labels = this.labelsOf(tab);
      this.rows.set(tab, labels);
    }
    return labels.get(key);
  }

  private labelsOf(tab: string): ReadonlyMap<string, string> {
    const labels = new Map<string, string>();
    const add = (key: string, label: string | null) => void (label !== null && labels.set(key, label));
    for (const row of this.wantedTab(tab)?.rows ?? []) add(row.key, labelOf(tab, row));
    const found = this.found.tabs.find((one) => one.key === tab);
    for (const { key, cells } of found?.rows ?? []) {
      if (key === null || labels.has(key)) continue;
      const entries = (found?.columns ?? []).flatMap((column, at) =>
        column === null ? [] : [[column, cells[at] ?? null] as const],
      );
      add(key, rowLabel(tab, Object.fromEntries(entries)));
    }
    return labels;
  }

  private wantedTab(key: string): Tab | undefined {
    return this.wanted.find((tab) => tab.key === key);
  }
}

/** The text of a heading would be told twice: in the row's name and in the cell. */
function labelOf(tab: string, row: Row): string | null {
  return row.kind === 'data' || row.kind === 'total' ? rowLabel(tab, row.cells) : null;
}

function shown(value: CellValue): string {
  return value === null ? 'trống' : `“${String(value)}”`;
}
