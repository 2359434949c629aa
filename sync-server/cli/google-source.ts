import { responsesMissingText } from '#shared/google/responses-tab.ts';
import { ResponsesError } from '#shared/responses/responses-error.ts';
import { readFormResponses } from '../google/read-form-responses.ts';
import { type GoogleService, openGoogleWorkbook } from '../google/open-google-workbook.ts';
import { spreadsheetVersion } from '../google/spreadsheet-version.ts';
import type { JobOptions, Source } from './source.ts';

/**
 * A spreadsheet of Google and where its responses come from: a file that was named, else the Form that was named, else
 * the tab that the Form feeds.
 *
 * @param readExport reads the export of the Form that the options name.
 */
export function googleSource(
  google: GoogleService,
  options: JobOptions,
  spreadsheetId: string,
  readExport: Source['responses'],
): Source {
  const service = withChoices(google, options);
  const workbook = openGoogleWorkbook(service, spreadsheetId);
  const { formId } = service.config;
  const base = { workbook, path: null, name: spreadsheetId };
  const named = options.responses;
  if (named !== undefined) return { ...base, responses: readExport, responsesPlace: () => named };
  if (formId !== null) {
    const responses = async () => ({
      ...(await readFormResponses(service, formId)),
      from: `biểu mẫu ${formId}`,
    });
    return { ...base, responses, responsesPlace: () => `biểu mẫu ${formId}` };
  }
  let missing: string | null = null;
  let lookedAt = 'các tab của bảng tính Google';
  return {
    ...base,
    responsesPlace: () => lookedAt,
    responsesStandHere: true,
    responses: async () => {
      const reading = await workbook.readResponses();
      lookedAt = `các tab ${reading.lookedAt}`;
      missing = reading.missing === null ? null : responsesMissingText(reading);
      if (reading.missing === 'several' && missing !== null) {
        throw new ResponsesError('responses-tab-unclear', missing);
      }
      return reading.table === null ? null : { ...reading.table, from: 'tab phản hồi của bảng tính' };
    },
    responsesMissing: () => missing,
    // Only here everything that is read stands in the spreadsheet, so that its version tells of every change.
    version: () => spreadsheetVersion(service, spreadsheetId),
  };
}

/** What one workbook chooses stands above what the environment says for all of them. */
function withChoices(service: GoogleService, { form, responsesTab }: JobOptions): GoogleService {
  const { config } = service;
  const responses = responsesTab === undefined ? config.responses : { title: responsesTab };
  // A workbook that names its tab means the tab, whatever the environment has as the form of the others.
  const formId = form ?? (responsesTab === undefined ? config.formId : null);
  return { ...service, config: { ...config, responses, formId } };
}
