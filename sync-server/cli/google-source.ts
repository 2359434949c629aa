import { type ResponsesReading, responsesMissingText } from '#shared/google/responses-tab.ts';
import type { ResponsesTable } from '#shared/responses/response.ts';
import { ResponsesError } from '#shared/responses/responses-error.ts';
import type { SourcePlan } from '#shared/sync/source-plan.ts';
import { readFormResponses } from '../google/read-form-responses.ts';
import { type GoogleService, openGoogleWorkbook } from '../google/open-google-workbook.ts';
import { sharingWarnings } from '../google/sharing.ts';
import { spreadsheetVersion } from '../google/spreadsheet-version.ts';
import type { ResponsesFiles } from './responses-files.ts';
import type { JobOptions, SharingLook, Source } from './source.ts';

/**
 * A spreadsheet of Google and where its responses come from: a file that was named, else the Form that was named, else
 * the tab that the Form feeds. Of several plans what is named for the whole spreadsheet is the first one's, unless `--for`
 * says otherwise; the others have the tab that staff name in their `Kế hoạch`, or none yet.
 *
 * @param files reads the export of the Form that the options name.
 */
export function googleSource(
  google: GoogleService,
  options: JobOptions,
  spreadsheetId: string,
  files: ResponsesFiles,
): Source {
  const service = withChoices(google, options);
  const workbook = openGoogleWorkbook(service, spreadsheetId);
  const { formId } = service.config;
  const sharing: SharingLook = (officeDomain) => sharingWarnings(service, spreadsheetId, officeDomain);
  const base = { workbook, sharing, path: null, name: spreadsheetId };
  const missing = new Map<string | null, string | null>();
  const lookedAt = new Map<string | null, string>();
  const inTabs = async (plan: SourcePlan, plans: readonly SourcePlan[]): Promise<ResponsesTable | null> => {
    const isMain = (options.for ?? plans[0]?.id) === plan.id;
    const choice = plan.tab === null ? service.config.responses : { title: plan.tab };
    if (!isMain && plan.tab === null) return null;
    const others = plans.flatMap(({ id, tab }) => (tab === null || id === plan.id ? [] : [tab]));
    const reading = await workbook.readResponses(choice, others);
    const text = reading.missing === null ? null : missingText(reading, plans.length);
    lookedAt.set(plan.key, `các tab ${reading.lookedAt}`);
    missing.set(plan.key, text);
    if (reading.missing === 'several' && text !== null)
      throw new ResponsesError('responses-tab-unclear', text);
    if (reading.table === null) return null;
    const from = plan.tab === null ? 'tab phản hồi của bảng tính' : `tab “${plan.tab}”`;
    return { ...reading.table, from };
  };
  const named = options.responses;
  const isAllInTabs = named === undefined && formId === null;
  return {
    ...base,
    responsesPlace: (plan) =>
      lookedAt.get(plan) ??
      named ??
      (formId === null ? 'các tab của bảng tính Google' : `biểu mẫu ${formId}`),
    responses: async (plan, plans) => {
      if (files.isNamedFor(plan, plans)) return await files.read(plan, plans);
      const isOfForm = formId !== null && (options.for ?? plans[0]?.id) === plan.id;
      if (isOfForm) return { ...(await readFormResponses(service, formId)), from: `biểu mẫu ${formId}` };
      return await inTabs(plan, plans);
    },
    lists: async (plan, plans) => (files.isNamedFor(plan, plans) ? await files.lists(plan, plans) : []),
    responsesMissing: (plan) => missing.get(plan) ?? null,
    ...(isAllInTabs
      ? {
          responsesStandHere: true,
          // Only here everything that is read stands in the spreadsheet, so that its version tells of every change.
          version: () => spreadsheetVersion(service, spreadsheetId),
        }
      : {}),
  };
}

/** Of several plans the tab is named where staff work. */
function missingText(reading: ResponsesReading, plans: number): string {
  const text = responsesMissingText(reading);
  return plans === 1
    ? text
    : `${text} Bảng tính có ${plans} kế hoạch có đăng ký: mỗi tab phản hồi ghi tên vào ô “Bảng phản hồi” của tab “Kế hoạch” tương ứng.`;
}

/** What one workbook chooses stands above what the environment says for all of them. */
function withChoices(service: GoogleService, { form, responsesTab }: JobOptions): GoogleService {
  const { config } = service;
  const responses = responsesTab === undefined ? config.responses : { title: responsesTab };
  // A workbook that names its tab means the tab, whatever the environment has as the form of the others.
  const formId = form ?? (responsesTab === undefined ? config.formId : null);
  return { ...service, config: { ...config, responses, formId } };
}
