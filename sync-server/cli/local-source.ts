import type { WorkbookPort } from '#shared/sync/workbook-port.ts';
import { ResponsesFiles } from './responses-files.ts';
import type { JobOptions, Source } from './source.ts';
import { refuseJournalBesideLink, workbookPlace } from './workbook-place.ts';
import { mappingOf } from './workplace.ts';

/**
 * A workbook on this machine; its responses are files beside it, or those that the options name.
 *
 * @param unitKeyOf equal keys are equal units; null where a person must say which is meant.
 * @param apart reads and writes it in a thread of its own.
 */
export async function localSource(
  options: JobOptions,
  unitKeyOf: (typed: string) => string | null,
  apart: boolean,
): Promise<Source> {
  const place = workbookPlace(options);
  refuseJournalBesideLink(options, place);
  const { named, path } = place;
  const files = new ResponsesFiles(options, path, await mappingOf(options), unitKeyOf);
  return {
    workbook: await localWorkbook(named, apart),
    responses: (plan, plans) => files.read(plan, plans),
    lists: (plan, plans) => files.lists(plan, plans),
    responsesPlace: (plan) => files.placeOf(plan),
    path,
    name: named,
  };
}

async function localWorkbook(path: string, apart: boolean): Promise<WorkbookPort> {
  if (apart) return new (await import('../local/workbook-apart.ts')).WorkbookApart(path);
  return new (await import('../local/xlsx-workbook.ts')).XlsxWorkbook(path);
}
