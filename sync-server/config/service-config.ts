import * as z from 'zod';
import { isLoopbackHost } from './loopback.ts';
import { DEFAULT_PROVINCE } from './default-province.ts';

/**
 * The whole configuration of the service, checked at the start. One JSON file holds it; environment variables stand
 * above the file (read-config.ts). Every key is optional where a safe value exists: an empty object is local mode on
 * the loopback address. Unknown keys are refused, for a mistyped one would silently not apply.
 */
export type ServiceConfig = z.infer<typeof serviceConfig>;
export type WorkbookConfig = ServiceConfig['workbooks'][number];

const text = z
  .string()
  .trim()
  .min(1)
  .regex(/^\P{Cc}*$/u, 'chữ không có ký tự điều khiển (ký tự không nhìn thấy)');
const email = text.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'địa chỉ thư điện tử').toLowerCase();
/** Stands in addresses and metrics. */
const workbookId = text.regex(
  /^[a-z0-9][a-z0-9-]{0,63}$/,
  'mã gồm chữ thường không dấu, số và dấu “-”, tối đa 64 ký tự',
);
const hostName = text.regex(/^[a-z0-9.-]+$/i, 'tên miền, không kèm https:// và không kèm cổng').toLowerCase();
const isoDay = z.iso.date('ngày dạng 2026-05-08');
const minutes = z.int().min(1).max(1_440);
const perMinute = z.int().min(1).max(10_000);

const listen = z.strictObject({
  host: text.default('127.0.0.1'),
  port: z.int().min(0).max(65_535).default(8_080),
  /** Names under which a reverse proxy on this machine offers the server. */
  publicHosts: z.array(hostName).default([]),
});

const people = z.strictObject({
  read: z.array(email).default([]),
  decide: z.array(email).default([]),
  administer: z.array(email).default([]),
});

const signIn = z.strictObject({
  audiences: z
    .array(text)
    .min(1, 'ít nhất một mã OAuth của ứng dụng khách; danh sách rỗng sẽ không kiểm tra được nơi phát hành'),
  hostedDomain: hostName.nullable().default(null),
  people: people.prefault({}),
});

const workbook = z.strictObject({
  id: workbookId,
  /** Id of the spreadsheet in Google Sheets; else `file` is the local workbook. */
  spreadsheet: text.nullable().default(null),
  file: text.nullable().default(null),
  /** An export of the form, or a folder into which exports are dropped; for local workbooks. */
  responses: text.nullable().default(null),
  /** Id of the Form: responses through the Forms API, with stable ids, instead of from the tab. */
  formId: text.nullable().default(null),
  /** Title of the tab that the Form feeds, where several look like it. */
  responsesTab: text.nullable().default(null),
  /** What a date like 05/06/2026 in the responses means, where the table itself cannot tell. */
  dateOrder: z.enum(['dmy', 'mdy']).nullable().default(null),
  /** A JSON file that says which column of the responses is what. */
  mapping: text.nullable().default(null),
  /** Ask Drive for the version first, and read nothing where it is unchanged (needs the Drive API). */
  checkVersion: z.boolean().default(false),
  /** Official code of the province whose units are matched. */
  province: text.default(DEFAULT_PROVINCE),
  plan: text.nullable().default(null),
  programme: text.nullable().default(null),
  /** Default: beside the workbook, or in the working folder under the id. */
  journal: text.nullable().default(null),
  /** Who may do what in this workbook, instead of `signIn.people`; null: those. */
  people: people.nullable().default(null),
  /** Last day on which registrations are expected; default: the plan's grace day or deadline. */
  registrationUntil: isoDay.nullable().default(null),
});

const schedule = z.strictObject({
  registrationMinutes: minutes.default(5),
  otherMinutes: minutes.default(60),
});

export const serviceConfig = z.strictObject({
  listen: listen.prefault({}),
  signIn: signIn.nullable().default(null),
  workbooks: z.array(workbook).default([]),
  schedule: schedule.prefault({}),
  limits: z
    .strictObject({
      doorbellsPerMinute: perMinute.default(60),
      readsPerMinute: perMinute.default(600),
      failedSignInsPerMinute: perMinute.default(60),
    })
    .prefault({}),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Days for which it is known who was given phones or a list (P221). */
  accessLogDays: z.int().min(30).max(3_650).default(366),
  /** Days after which phones that only the journal holds are purged; null: never by itself. The office decides. */
  phoneRetentionDays: z.int().min(1).max(3_650).nullable().default(null),
});

/** What is wrong between settings. Asked of raw settings, so that a mistake elsewhere does not hide it. */
export function conflictsIn(settings: unknown): readonly Conflict[] {
  const { listen, signIn, workbooks } = loose.parse(settings);
  const conflicts: Conflict[] = [];
  const add = (path: readonly PropertyKey[], expected: string): void =>
    void conflicts.push({ path, expected });
  if (signIn === null && !isLoopbackHost(listen.host)) {
    add(['signIn'], `có đăng nhập khi máy chủ chạy tại “${listen.host}” (máy khác vào được)`);
  } else if (signIn === null && listen.publicHosts.length > 0) {
    add(['signIn'], 'có đăng nhập khi máy chủ mở ra ngoài qua tên miền (listen.publicHosts)');
  }
  const everybody = [signIn?.people ?? noPeople, ...workbooks.map(({ people }) => people ?? noPeople)];
  if (signIn !== null && everybody.every(isEmpty)) {
    add(['signIn', 'people'], 'ít nhất một người; danh sách rỗng thì không ai vào được');
  }
  const taken = new Set<string>();
  for (const [place, each] of workbooks.entries()) {
    // One workbook under two names would be synced twice, and two in one journal would take each other's history.
    for (const setting of ['id', 'spreadsheet', 'file', 'journal'] as const) {
      if (each[setting] === null || each[setting] === '') continue;
      const value = `${setting} ${JSON.stringify(each[setting])}`;
      if (taken.has(value)) add(['workbooks', place, setting], 'không trùng với bảng tính khác');
      taken.add(value);
    }
    if ((each.spreadsheet === null) === (each.file === null)) {
      add(['workbooks', place], 'đúng một trong hai: spreadsheet (Google Sheets) hoặc file (tệp .xlsx)');
    }
    if (each.people !== null && signIn === null)
      add(
        ['workbooks', place, 'people'],
        'bỏ đi, hoặc cấu hình đăng nhập (signIn): không đăng nhập thì không biết ai gọi',
      );
    else if (each.people !== null && isEmpty(each.people))
      add(
        ['workbooks', place, 'people'],
        'ít nhất một người; danh sách rỗng thì không ai vào được bảng tính này',
      );
    for (const setting of ['formId', 'responsesTab'] as const) {
      if (each[setting] !== null && each.spreadsheet === null)
        add(['workbooks', place, setting], 'bỏ đi, vì chỉ dùng cho bảng tính Google (spreadsheet)');
    }
    const sources = [each.formId, each.responsesTab, each.responses].filter((source) => source !== null);
    if (each.spreadsheet !== null && sources.length > 1)
      add(['workbooks', place], 'một nguồn phản hồi: formId, responsesTab hoặc responses');
  }
  return conflicts;
}

export interface Conflict {
  readonly path: readonly PropertyKey[];
  readonly expected: string;
}

const anything = z
  .unknown()
  .optional()
  .transform((value) => value ?? null);
const anyList = z.array(z.unknown()).catch([]);
const noPeople = { read: [], decide: [], administer: [] };
const loosePeople = z.object({ read: anyList, decide: anyList, administer: anyList }).catch(noPeople);

function isEmpty(people: Readonly<Record<string, readonly unknown[]>>): boolean {
  return Object.values(people).every((list) => list.length === 0);
}

/** Where a workbook is no object at all, that is said already; nothing is said of what it should hold. */
const NO_OBJECT = {
  id: null,
  spreadsheet: '',
  file: null,
  journal: null,
  responses: null,
  formId: null,
  responsesTab: null,
  people: null,
};

/** The settings above as far as they can be told from whatever stands there. */
const loose = z.object({
  listen: z
    .object({ host: z.string().catch('127.0.0.1'), publicHosts: anyList })
    .catch({ host: '127.0.0.1', publicHosts: [] }),
  signIn: z
    .object({
      people: loosePeople,
    })
    .nullable()
    .catch(null),
  workbooks: z
    .array(
      z
        .object({
          id: anything,
          spreadsheet: anything,
          file: anything,
          journal: anything,
          responses: anything,
          formId: anything,
          responsesTab: anything,
          people: loosePeople.nullable().default(null),
        })
        .catch(NO_OBJECT),
    )
    .catch([]),
});
