import { resolve } from 'node:path';
import { ResponsesFiles } from './responses-files.ts';
import type { JobOptions, Source } from './source.ts';
import { DEFAULT_WORKBOOK, mappingOf } from './workplace.ts';

/**
 * A workbook on this machine; its responses are files beside it, or those that the options name.
 *
 * @param unitKeyOf equal keys are equal units; null where a person must say which is meant.
 */
export async function localSource(
  options: JobOptions,
  unitKeyOf: (typed: string) => string | null,
): Promise<Source> {
  const { XlsxWorkbook } = await import('../local/xlsx-workbook.ts');
  const path = resolve(options.workbook ?? DEFAULT_WORKBOOK);
  const files = new ResponsesFiles(options, path, await mappingOf(options), unitKeyOf);
  return {
    workbook: new XlsxWorkbook(path),
    responses: (plan, plans) => files.read(plan, plans),
    lists: (plan, plans) => files.lists(plan, plans),
    responsesPlace: (plan) => files.placeOf(plan),
    path,
    name: path,
  };
}
