/**
 * Everything in a folder of responses together: the newest export of the Form, and every list that a commune sent (P43). Which
 * is which is told by what stands in the file, never by its name. Of exports the newest is the whole truth; lists are one a
 * commune, so all of them count.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cellText } from '#shared/responses/cell-text.ts';
import { currentLists } from '#shared/responses/current-lists.ts';
import { HEADER_ROWS_SEARCHED } from '#shared/responses/heading-row.ts';
import { type ListFile, type ListFileOptions, readListFile } from '#shared/responses/list-file.ts';
import { recognisedTitles } from '#shared/responses/read-header.ts';
import type { ResponseMapping } from '#shared/responses/response-mapping.ts';
import type { ResponsesTable } from '#shared/responses/response.ts';
import { isOurTable } from '#shared/workbook/our-table.ts';
import { newestExport, workbooksIn } from './export-folder.ts';
import { textListsIn, textListText } from './text-lists.ts';
import { ResponsesFileError } from './responses-file-error.ts';
import { type FileSheets, readSheets, responsesOf } from './responses-file.ts';
import type { SheetRows } from './responses-xlsx.ts';
import type { Waiting } from './still-file.ts';

export interface ResponsesFolder {
  /** Null: there is no export. */
  readonly form: ResponsesTable | null;
  /** By name. Each has its table, with what is to be said of it. */
  readonly lists: readonly ListFile[];
  /** Vietnamese, for the terminal: of the folder and of its lists. */
  readonly notices: readonly string[];
}

export interface ResponsesFolderOptions extends ListFileOptions {
  /** Of the export. */
  readonly mapping?: ResponseMapping | undefined;
  /** Equal keys are equal units; null where a person must say which is meant. */
  readonly unitKeyOf?: (typed: string) => string | null;
  readonly waiting?: Waiting | undefined;
}

/** Throws `ResponsesFileError` where the newest export, or what may be it, cannot be read. */
export async function readResponsesFolder(
  folder: string,
  options: ResponsesFolderOptions = {},
): Promise<ResponsesFolder> {
  if (!existsSync(folder)) return { form: null, lists: [], notices: [] };
  const { mapping, waiting, unitKeyOf = () => null } = options;
  const found = await sortedOut(folder, options);
  const lists = found.flatMap(({ list }) => list ?? []);
  const textLists = await textListsIn(folder, options);
  const others = [...found.filter(isList).map(({ name }) => name), ...textLists];
  const { newest, notices } = newestExport(folder, new Set(others));
  const current = currentLists(lists, unitKeyOf);
  const read = found.find(({ name }) => newest !== null && name === basename(newest));
  const form =
    newest === null ? null : responsesOf(read?.sheets ?? (await readSheets(newest, waiting)), mapping);
  // The newest export is refused above; an older workbook may have been a list.
  const unreadable = found.filter((one) => one.error !== null && one.name !== read?.name);
  return {
    form: form === null ? null : { ...form, from: `tệp ${basename(newest ?? '')}`, isExport: true },
    lists: current.lists,
    notices: [
      ...notices,
      ...textLists.map(textListText),
      ...(mapping === undefined ? found.filter((one) => isNeither(one, read)).map(neitherText) : []),
      ...unreadable.map(
        ({ error }) =>
          `${error?.message ?? ''} Nếu đây là danh sách của một đơn vị, danh sách ấy chưa được tính.`,
      ),
      ...found.flatMap(({ name, copyOf }) =>
        copyOf === null ? [] : [`Tệp “${name}” giống hệt tệp “${copyOf}”; chỉ tính một.`],
      ),
      ...current.lists.flatMap(({ table }) => table.notices ?? []),
      ...current.notices,
    ],
  };
}

/** The lists of these folders, whatever export lies beside them. */
export async function readListsAlone(
  folders: readonly string[],
  options: ListFileOptions & Pick<ResponsesFolderOptions, 'unitKeyOf'>,
): Promise<readonly ListFile[]> {
  const found: Found[] = [];
  for (const folder of folders) if (existsSync(folder)) found.push(...(await sortedOut(folder, options)));
  const lists = found.flatMap(({ list }) => list ?? []);
  return currentLists(lists, options.unitKeyOf ?? (() => null)).lists;
}

/** Neither a list nor an older export: a list that somebody wrote in a way of their own, as like as not. */
function isNeither(one: Found, read: Found | undefined): boolean {
  if (one.sheets === null || one.name === read?.name) return false;
  return !one.sheets.sheets.some(({ rows }) => isOurTable(rows) || isExport(rows));
}

function isExport(rows: SheetRows['rows']): boolean {
  return rows.slice(0, HEADER_ROWS_SEARCHED).some((cells) => {
    const kinds = recognisedTitles(cells.map(cellText));
    return kinds.has('timestamp') && (kinds.has('unit') || kinds.has('name'));
  });
}

function neitherText({ name }: Found): string {
  return (
    `Tệp “${name}” không phải bảng phản hồi, cũng không đọc được như danh sách của một đơn vị, nên chưa tính ai. ` +
    'Danh sách cần dòng “Đơn vị: …” và dòng tiêu đề có Họ và tên, Chức vụ. Đề nghị chép sang mẫu danh sách.'
  );
}

interface Found {
  readonly name: string;
  readonly list: ListFile | null;
  /** The list that it is a copy of, byte for byte. */
  readonly copyOf: string | null;
  /** Null: it could not be read. */
  readonly sheets: FileSheets | null;
  readonly error: ResponsesFileError | null;
}

function isList({ list, copyOf }: Found): boolean {
  return list !== null || copyOf !== null;
}

async function sortedOut(folder: string, options: ResponsesFolderOptions): Promise<readonly Found[]> {
  const found: Found[] = [];
  const hashes = new Map<Found, string>();
  for (const name of workbooksIn(folder)) {
    const path = join(folder, name);
    try {
      const sheets = await readSheets(path, options.waiting);
      const own = sheets.sheets.filter(({ rows }) => !isOurTable(rows));
      const list = readListFile(name, own, options);
      const one: Found = { name, list, copyOf: null, sheets: list === null ? sheets : null, error: null };
      if (list !== null)
        hashes.set(
          one,
          createHash('sha256')
            .update(await readFile(path))
            .digest('hex'),
        );
      found.push(one);
    } catch (error) {
      if (!(error instanceof ResponsesFileError)) throw error;
      found.push({ name, list: null, copyOf: null, sheets: null, error });
    }
  }
  return withoutCopies(found, hashes);
}

/** Of copies the one counts that says when it was received; two that say different days both count. */
function withoutCopies(found: readonly Found[], hashes: ReadonlyMap<Found, string>): readonly Found[] {
  const kept = new Map<string, Found>();
  const days = (one: Found) => one.list?.received?.serial ?? null;
  const inOrder = found.toSorted((a, b) => Number(days(a) === null) - Number(days(b) === null));
  const copies = new Map<Found, string>();
  for (const one of inOrder) {
    const hash = hashes.get(one);
    if (hash === undefined) continue;
    const first = kept.get(hash);
    if (first === undefined) kept.set(hash, one);
    else if (days(one) === null || days(one) === days(first)) copies.set(one, first.name);
  }
  return found.map((one) => {
    const copyOf = copies.get(one);
    return copyOf === undefined ? one : { ...one, list: null, copyOf };
  });
}
