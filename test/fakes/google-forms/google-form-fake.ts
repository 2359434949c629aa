import type { FakeReply, FakeRequest } from '../google-sheets/google-sheets-fake.ts';

interface FormResponse {
  readonly responseId: string;
  readonly createTime: string;
  lastSubmittedTime: string;
  answers: Record<string, { readonly questionId: string; readonly textAnswers: object }>;
}

/** One Form and its responses, as the Forms API shows them. Times have nine digits where nobody edited (known traps). */
export class GoogleFormFake {
  /** How many requests were answered, by what was asked. */
  readonly calls = { form: 0, responses: 0 };
  /** Smaller than the service's own, so that few responses make several pages. */
  pageMax = 5_000;
  private readonly formId: string;
  private readonly titles: readonly string[];
  private readonly responses: FormResponse[] = [];
  private count = 0;

  constructor(formId: string, titles: readonly string[]) {
    this.formId = formId;
    this.titles = titles;
  }

  /** @param at ISO time to the second, with offset. */
  submit(at: string, answers: readonly string[]): string {
    const responseId = `phan-hoi-${(this.count += 1)}`;
    const second = new Date(at).toISOString().slice(0, 19);
    this.responses.push({
      responseId,
      createTime: `${second}.481Z`,
      lastSubmittedTime: `${second}.481973Z`,
      answers: this.answersOf(answers),
    });
    return responseId;
  }

  edit(responseId: string, at: string, answers: readonly string[]): void {
    const found = this.responses.find((response) => response.responseId === responseId)!;
    found.lastSubmittedTime = new Date(at).toISOString();
    found.answers = this.answersOf(answers);
  }

  delete(responseId: string): void {
    const at = this.responses.findIndex((response) => response.responseId === responseId);
    this.responses.splice(at, 1);
  }

  /** Null: not for this Form. */
  handle({ method, address }: FakeRequest): FakeReply | null {
    const url = new URL(address, 'http://forms');
    const [, formId, rest] = /^\/v1\/forms\/([^/]+)(\/responses)?$/.exec(url.pathname) ?? [];
    if (formId === undefined || method !== 'GET') return null;
    if (formId !== this.formId) return NOT_FOUND;
    return { status: 200, body: rest === undefined ? this.form() : this.page(url.searchParams) };
  }

  private form(): object {
    this.calls.form += 1;
    const items = this.titles.map((title, at) => ({
      itemId: `muc-${at}`,
      title,
      questionItem: { question: { questionId: questionId(at), textQuestion: {} } },
    }));
    return { formId: this.formId, info: { title: 'Đăng ký tập huấn' }, items };
  }

  private page(query: URLSearchParams): object {
    this.calls.responses += 1;
    const from = Number(query.get('pageToken') ?? 0);
    const size = Math.min(Number(query.get('pageSize') ?? 5_000), this.pageMax);
    const next = from + size;
    const responses = this.responses.slice(from, next);
    return {
      ...(responses.length > 0 ? { responses } : {}),
      ...(next < this.responses.length ? { nextPageToken: String(next) } : {}),
    };
  }

  private answersOf(answers: readonly string[]): FormResponse['answers'] {
    // A question left blank has no answer at all.
    return Object.fromEntries(
      answers.flatMap((value, at) => {
        const id = questionId(at);
        return value === '' ? [] : [[id, { questionId: id, textAnswers: { answers: [{ value }] } }]];
      }),
    );
  }
}

function questionId(at: number): string {
  return `cau-${at.toString(16).padStart(4, '0')}`;
}

const NOT_FOUND: FakeReply = {
  status: 404,
  body: { error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' } },
};
