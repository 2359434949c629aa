import { forms, type forms_v1 } from 'googleapis/build/src/apis/forms/index.js';
import { formQuestions, formResponsesTable } from '#shared/google/form-responses.ts';
import type { ResponsesTable } from '#shared/responses/response.ts';
import { GoogleCalls } from './google-calls.ts';
import { authOf } from './google-auth.ts';
import type { GoogleService } from './open-google-workbook.ts';

/**
 * The responses of a Form through the Forms API: with stable ids, so that an edited response is known as the same, and
 * a deleted one is simply absent. Every page is read; the filter by time would miss what was edited since.
 */
export async function readFormResponses(
  { config, limiter, timing }: GoogleService,
  formId: string,
): Promise<ResponsesTable> {
  const calls = new GoogleCalls(formId, { limiter, timing, account: config.account, subject: 'form' });
  const { formsRootUrl } = config;
  const client = forms({
    version: 'v1',
    auth: authOf(config),
    ...(formsRootUrl === null ? {} : { rootUrl: formsRootUrl }),
  });
  const form = await calls.read((options) => client.forms.get({ formId }, { ...options }));
  const responses: forms_v1.Schema$FormResponse[] = [];
  let pageToken: string | undefined;
  for (let page = 0; page < PAGES_MAX; page++) {
    const paging = pageToken === undefined ? {} : { pageToken };
    const list = await calls.read((options) =>
      client.forms.responses.list({ formId, pageSize: PAGE_SIZE, ...paging }, { ...options }),
    );
    responses.push(...(list.responses ?? []));
    pageToken = list.nextPageToken ?? undefined;
    if (pageToken === undefined || pageToken === '') break;
  }
  return formResponsesTable(formQuestions(form), responses);
}

/** The most the API gives at once. */
const PAGE_SIZE = 5_000;

/** Half a million responses: far beyond any class, and an end where a broken answer repeats its page for ever. */
const PAGES_MAX = 100;
