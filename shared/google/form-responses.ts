import type { ResponsesTable } from '../responses/response.ts';
import type { CellValue } from '../workbook/model.ts';

/** One question in the order of the Form; a grid holds several. */
export interface FormQuestion {
  readonly questionId: string;
  readonly title: string;
}

interface FormReply {
  readonly items?: readonly FormItemReply[] | null | undefined;
}

interface FormItemReply {
  readonly title?: string | null | undefined;
  readonly questionItem?: { readonly question?: QuestionReply | null | undefined } | null | undefined;
  readonly questionGroupItem?:
    | { readonly questions?: readonly QuestionReply[] | null | undefined }
    | null
    | undefined;
}

interface QuestionReply {
  readonly questionId?: string | null | undefined;
  readonly rowQuestion?: { readonly title?: string | null | undefined } | null | undefined;
}

interface FormResponseReply {
  readonly responseId?: string | null | undefined;
  readonly createTime?: string | null | undefined;
  readonly lastSubmittedTime?: string | null | undefined;
  readonly respondentEmail?: string | null | undefined;
  readonly answers?: Readonly<Record<string, AnswerReply>> | null | undefined;
}

interface AnswerReply {
  readonly textAnswers?:
    | {
        readonly answers?: readonly { readonly value?: string | null | undefined }[] | null | undefined;
      }
    | null
    | undefined;
}

/** The title of the column that a Form writes first in its tab. */
const TIME_TITLE = 'Dấu thời gian';

export function formQuestions(form: FormReply): readonly FormQuestion[] {
  return (form.items ?? []).flatMap((item) => {
    const title = item.title ?? '';
    const single = item.questionItem?.question;
    if (single?.questionId) return [{ questionId: single.questionId, title }];
    return (item.questionGroupItem?.questions ?? []).flatMap((question) =>
      question.questionId
        ? [{ questionId: question.questionId, title: `${title} [${question.rowQuestion?.title ?? ''}]` }]
        : [],
    );
  });
}

/**
 * The same table as the tab that the Form feeds: the time first, then a column for each question, answers of several
 * ticks joined as Forms joins them. Answers to questions since deleted stand behind, so that nothing is lost. The time
 * is that of the newest submission, as in the tab: an edited response counts when it was edited.
 */
export function formResponsesTable(
  questions: readonly FormQuestion[],
  responses: readonly FormResponseReply[],
): ResponsesTable {
  const known = new Set(questions.map((question) => question.questionId));
  const deleted = [...new Set(responses.flatMap((response) => Object.keys(response.answers ?? {})))]
    .filter((id) => !known.has(id))
    .sort();
  const ids = [...questions.map((question) => question.questionId), ...deleted];
  const sorted = [...responses].sort((left, right) => compare(orderOf(left), orderOf(right)));
  return {
    header: [
      TIME_TITLE,
      ...questions.map((question) => question.title),
      ...deleted.map((id) => `(câu hỏi đã xóa ${id})`),
    ],
    rows: sorted.map((response) => [
      serialOf(response.lastSubmittedTime ?? response.createTime ?? ''),
      ...ids.map((id) => answerOf(response.answers?.[id])),
    ]),
    ids: sorted.map((response) => response.responseId ?? ''),
  };
}

function answerOf(answer: AnswerReply | undefined): CellValue {
  const values = (answer?.textAnswers?.answers ?? []).flatMap((entry) => entry.value ?? []);
  const text = values.join(', ');
  return text === '' ? null : text;
}

function orderOf(response: FormResponseReply): string {
  return `${response.lastSubmittedTime ?? response.createTime ?? ''} ${response.responseId ?? ''}`;
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/**
 * A moment as the tab would hold it: days since 1899-12-30 in the office's time, to the second, as Forms writes it.
 * Null where the API gives no readable time; such a row is then reported (R1).
 */
function serialOf(time: string): CellValue {
  const milliseconds = Date.parse(time);
  if (Number.isNaN(milliseconds)) return null;
  const seconds = Math.floor(milliseconds / 1_000) + VIETNAM_OFFSET_SECONDS;
  return seconds / SECONDS_PER_DAY + EPOCH_SERIAL;
}

const VIETNAM_OFFSET_SECONDS = 7 * 3_600;
const SECONDS_PER_DAY = 86_400;

/** 1970-01-01 as a spreadsheet counts it. */
const EPOCH_SERIAL = 25_569;
