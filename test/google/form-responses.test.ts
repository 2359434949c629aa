import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formQuestions, formResponsesTable } from '#shared/google/form-responses.ts';
import { googleService } from '../../sync-server/google/open-google-workbook.ts';
import { readFormResponses } from '../../sync-server/google/read-form-responses.ts';
import { FakeTiming, TEST_CONFIG } from './fake-google.ts';

const FORM = {
  items: [
    { title: 'Tên đơn vị', questionItem: { question: { questionId: 'q1' } } },
    { title: 'Phần giới thiệu', textItem: {} },
    { title: 'Họ và tên', questionItem: { question: { questionId: 'q2' } } },
    {
      title: 'Buổi dự',
      questionGroupItem: {
        questions: [
          { questionId: 'q3', rowQuestion: { title: 'Sáng' } },
          { questionId: 'q4', rowQuestion: { title: 'Chiều' } },
        ],
      },
    },
  ],
};
const response = (
  responseId: string,
  lastSubmittedTime: string,
  answers: Record<string, readonly string[]>,
) => ({
  responseId,
  createTime: '2026-05-06T01:00:00Z',
  lastSubmittedTime,
  answers: Object.fromEntries(
    Object.entries(answers).map(([id, values]) => [
      id,
      { questionId: id, textAnswers: { answers: values.map((value) => ({ value })) } },
    ]),
  ),
});

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

test('responses of the API make the table that the Form would write, with stable ids', () => {
  const table = formResponsesTable(formQuestions(FORM), [
    response('b', '2026-05-06T02:00:00.123456Z', {
      q1: ['Xã Đồng Nắng'],
      q2: ['=Lê Văn Ba'],
      q4: ['Có', 'Không'],
    }),
    response('a', '2026-05-05T17:00:00Z', { q2: ['Nguyễn Văn Một'] }),
  ]);
  expect(table.header).toEqual([
    'Dấu thời gian',
    'Tên đơn vị',
    'Họ và tên',
    'Buổi dự [Sáng]',
    'Buổi dự [Chiều]',
  ]);
  // 2026-05-06 00:00 and 09:00 in Việt Nam.
  expect(table.rows).toEqual([
    [46148, null, 'Nguyễn Văn Một', null, null],
    [46148.375, 'Xã Đồng Nắng', '=Lê Văn Ba', null, 'Có, Không'],
  ]);
  expect(table.ids).toEqual(['a', 'b']);
});

test('answers to a question since deleted are kept behind the others', () => {
  const table = formResponsesTable(formQuestions(FORM), [
    response('a', '2026-05-06T02:00:00Z', { cu: ['0912345678'] }),
  ]);
  expect(table.header.at(-1)).toContain('cu');
  expect(table.rows[0]?.at(-1)).toBe('0912345678');
});

test('every page is read, however many', async () => {
  const pages = ['', 'p2', 'p3'];
  server.use(
    http.get('https://forms.googleapis.com/v1/forms/form-1', () => HttpResponse.json(FORM)),
    http.get('https://forms.googleapis.com/v1/forms/form-1/responses', ({ request }) => {
      const at = pages.indexOf(new URL(request.url).searchParams.get('pageToken') ?? '');
      const next = pages[at + 1];
      const responses = [response(`r${at}`, `2026-05-0${at + 1}T02:00:00Z`, { q2: [`Người ${at}`] })];
      return HttpResponse.json({ responses, ...(next === undefined ? {} : { nextPageToken: next }) });
    }),
  );
  const table = await readFormResponses(googleService(TEST_CONFIG, new FakeTiming()), 'form-1');
  expect(table.ids).toEqual(['r0', 'r1', 'r2']);
});
