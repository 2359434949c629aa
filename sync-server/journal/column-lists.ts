import { RowReader } from './row-reader.ts';
import type { Statements } from './journal-statements.ts';

const LISTS = new RowReader('column_lists');

/** The columns of rows and of runs, each list kept once: a tab has thousands of rows with the same ones. Of one transaction. */
export class ColumnLists {
  private readonly statements: Statements;
  private readonly ids = new Map<string, number>();

  constructor(statements: Statements) {
    this.statements = statements;
  }

  idOf(columns: readonly string[]): number {
    const text = JSON.stringify(columns);
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    this.statements.keepColumns.run(text);
    const id = LISTS.number(this.statements.columnsId.get(text) ?? {}, 'id');
    this.ids.set(text, id);
    return id;
  }
}
