import { resolve } from 'node:path';
import { ResponsesFiles } from './responses-files.ts';
import type { JobOptions, Source } from './source.ts';
import { DEFAULT_WORKBOOK, mappingOf } from './workplace.ts';

/** A workbook on this machine; its responses are files beside it, or those that the options name. */
export async function localSource(options: JobOptions): Promise<Source> {
  const { XlsxWorkbook } = await import('../local/xlsx-workbook.ts');
  const path = resolve(options.workbook ?? DEFAULT_WORKBOOK);
  const files = new ResponsesFiles(options, path, await mappingOf(options));
  return {
    workbook: new XlsxWorkbook(path),
    responses: (plan, plans) => files.read(plan, plans),
    responsesPlace: (plan) => files.placeOf(plan),
    path,
    name: path,
  };
}
