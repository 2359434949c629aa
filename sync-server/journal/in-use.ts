import { DatabaseSync } from 'node:sqlite';

/**
 * Whether another program has the journal open, as a server has while it runs: it would go on writing into a file that was given
 * another name. Asked of SQLite, which leaves write-ahead logging only where it is alone. One that cannot be opened is nobody's.
 */
export function isInUse(path: string): boolean {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec('PRAGMA journal_mode = DELETE');
    return false;
  } catch (error) {
    return (error as { readonly errcode?: number }).errcode === SQLITE_BUSY;
  } finally {
    database?.close();
  }
}

const SQLITE_BUSY = 5;
