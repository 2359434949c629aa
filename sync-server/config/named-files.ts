import { type Stats, statSync } from 'node:fs';
import { filePlace } from '../local/file-place.ts';
import { ConfigError } from './config-error.ts';
import type { ServiceConfig } from './service-config.ts';

/**
 * Throws `ConfigError` where a folder, a pipe or a device is named as a workbook or as a journal, or one file twice. What is not there yet may be
 * made later, and a file that cannot be read is its own workbook's failure: one broken workbook stops no other.
 */
export function refuseNamedFiles({ workbooks }: ServiceConfig): void {
  const problems = workbooks.flatMap((workbook, place) =>
    (['file', 'journal'] as const).flatMap((setting) => {
      const what = noFile(workbook[setting]);
      if (what === null) return [];
      const expected = `${setting === 'file' ? 'một tệp .xlsx' : 'một tệp nhật ký'}; đây là ${what}`;
      return [{ path: `workbooks[${place}].${setting}`, value: JSON.stringify(workbook[setting]), expected }];
    }),
  );
  if (problems.length > 0) throw new ConfigError(problems);
  refuseTwoNames(workbooks);
}

/** One file under two names, through a link, would be synced twice; equal names are refused as the configuration is read. */
function refuseTwoNames(workbooks: ServiceConfig['workbooks']): void {
  const taken = new Set<string>();
  const problems = workbooks.flatMap((workbook, place) =>
    (['file', 'journal'] as const).flatMap((setting) => {
      const path = workbook[setting];
      if (path === null || path === IN_MEMORY) return [];
      const file = filePlace(path);
      const isTaken = taken.has(file);
      taken.add(file);
      const expected = 'không trùng với bảng tính khác (hai đường dẫn tới cùng một tệp)';
      return isTaken
        ? [{ path: `workbooks[${place}].${setting}`, value: JSON.stringify(path), expected }]
        : [];
    }),
  );
  if (problems.length > 0) throw new ConfigError(problems);
}

const IN_MEMORY = ':memory:';

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
