import { type Stats, statSync } from 'node:fs';
import { ConfigError } from './config-error.ts';
import type { ServiceConfig } from './service-config.ts';

/**
 * Throws `ConfigError` where a folder, a pipe or a device is named as a workbook or as a journal. What is not there yet may be
 * made later, and a file that cannot be read is its own workbook's failure: one broken workbook stops no other.
 */
export function refuseNoFiles({ workbooks }: ServiceConfig): void {
  const problems = workbooks.flatMap((workbook, place) =>
    (['file', 'journal'] as const).flatMap((setting) => {
      const what = noFile(workbook[setting]);
      if (what === null) return [];
      const expected = `${setting === 'file' ? 'một tệp .xlsx' : 'một tệp nhật ký'}; đây là ${what}`;
      return [{ path: `workbooks[${place}].${setting}`, value: JSON.stringify(workbook[setting]), expected }];
    }),
  );
  if (problems.length > 0) throw new ConfigError(problems);
}

/** What stands there instead of a file, in words; null: a file, or nothing. */
function noFile(path: string | null): string | null {
  if (path === null) return null;
  const found = foundAt(path);
  if (found === undefined || found.isFile()) return null;
  return found.isDirectory() ? 'thư mục' : 'đường ống hoặc thiết bị';
}

function foundAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // Nobody may look there: said by the sync of that workbook.
    return undefined;
  }
}
