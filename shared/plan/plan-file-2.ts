/**
 * The plan file, version 2: `DutyPlan` as JSON. Required is only what a part cannot do without; what is absent has the meaning
 * told beside it in the JSON Schema (`planFile2JsonSchema`), which editors read.
 */
import * as z from 'zod/mini';
import { DUTY_KINDS } from './duty-plan.ts';

const text = z.string('một đoạn văn bản trong dấu ngoặc kép');
const filled = text.check(z.regex(/\S/, 'một đoạn văn bản không để trống'));
const optionalText = z.nullish(text);
const flag = z.nullish(z.boolean('true hoặc false'));
const day = z.iso.date('một ngày có thật dạng năm-tháng-ngày, ví dụ 2026-05-07');
const optionalDay = z.nullish(day);
const count = z
  .int('một số nguyên từ 0 trở lên')
  .check(z.gte(0, 'một số nguyên từ 0 trở lên'), z.lte(1e15, 'một số nguyên từ 0 đến một triệu tỷ'));
const optionalCount = z.nullish(count);
/** A slip of the keyboard may not fill the memory: the country has 3,321 communes and under 100,000 villages. */
const partyCount = z
  .int('một số nguyên từ 0 đến 100.000')
  .check(z.gte(0, 'một số nguyên từ 0 đến 100.000'), z.lte(100_000, 'một số nguyên từ 0 đến 100.000'));
const people = z
  .int('số người, từ 0 đến một tỷ')
  .check(z.gte(0, 'số người, từ 0 đến một tỷ'), z.lte(1e9, 'số người, từ 0 đến một tỷ'));
const texts = z.nullish(z.array(text, 'một danh sách các đoạn văn bản'));
const keys = z.array(filled, 'một danh sách mã');
const percent = z
  .number('một số phần trăm từ 0 đến 100')
  .check(z.gte(0, 'một số phần trăm từ 0 đến 100'), z.lte(100, 'một số phần trăm từ 0 đến 100'));

function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, `một trong: ${values.join(', ')}`);
}

function group<Shape extends z.core.$ZodLooseShape>(shape: Shape, what: string) {
  return z.object(shape, `một nhóm mục { … } cho ${what}`);
}

export const partySetSchema = group(
  {
    key: filled,
    label: optionalText,
    of: z.nullish(oneOf(['unit', 'agency', 'group', 'organisation'])),
    registry: optionalText,
    members: z.nullish(z.array(filled, 'một danh sách mã đơn vị hoặc tên cơ quan; chưa có thì bỏ mục này')),
    count: z.nullish(partyCount),
    size: z.nullish(group({ n: people, source: optionalText, asOf: optionalDay }, 'quy mô')),
    ours: flag,
  },
  'một bên thực hiện',
);

const sessionSchema = group(
  {
    name: filled,
    start: z.nullish(
      text.check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'một giờ dạng 08:00; không nêu giờ thì bỏ mục này')),
    ),
  },
  'một buổi',
);

const sessionsSchema = z.array(sessionSchema, 'một danh sách buổi');

export const occasionSchema = group(
  {
    key: filled,
    label: optionalText,
    kind: oneOf(['class', 'conference', 'point']),
    series: optionalText,
    mode: z.nullish(oneOf(['trực tiếp', 'trực tuyến', 'kết hợp'])),
    days: z.nullish(
      z.array(group({ date: day, sessions: z.nullish(sessionsSchema) }, 'một ngày'), 'một danh sách ngày'),
    ),
    // The short form: the same sessions on every day.
    dates: z.nullish(z.array(day, 'một danh sách ngày')),
    sessions: z.nullish(sessionsSchema),
    venue: optionalText,
    host: optionalText,
    expected: z.nullish(
      z.union([count, group({ min: count, max: count }, 'số dự kiến')], 'một số, hoặc { min, max }'),
    ),
    capacity: optionalCount,
    perParty: optionalText,
    ours: flag,
  },
  'một lớp, hội nghị hoặc điểm cầu',
);

export const amountSchema = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('fixed'), n: count, unit: optionalText }),
    z.object({ kind: z.literal('declared'), min: count, max: optionalCount }),
    z.object({ kind: z.literal('all'), estimate: optionalCount }),
    z.object({ kind: z.literal('optional') }),
    z.object({ kind: z.literal('share'), percent, of: filled }),
    z.object({ kind: z.literal('rest'), total: count, besides: keys, unit: optionalText }),
  ],
  'một trong: {kind: "fixed", n}, {kind: "declared", min, max}, {kind: "all"}, {kind: "optional"}, {kind: "share", percent, of}, {kind: "rest", total, besides}',
);

export const dutySchema = group(
  {
    key: filled,
    who: filled,
    spread: z.nullish(oneOf(['each', 'together'])),
    spreadAsked: flag,
    what: oneOf(DUTY_KINDS),
    role: optionalText,
    label: optionalText,
    amount: z.nullish(amountSchema),
    at: z.nullish(z.union([z.literal('host'), keys], 'một danh sách mã lớp, hội nghị; hoặc "host"')),
    periods: z.nullish(keys),
    every: z.nullish(oneOf(['week', 'month', 'quarter', 'half', 'year'])),
    due: optionalText,
    dueOurs: flag,
    dueDaysBefore: z.nullish(z.int('một số ngày nguyên')),
    product: optionalText,
    helpers: optionalText,
    paidBy: z.nullish(oneOf(['organiser', 'sender'])),
    approval: flag,
    nilAllowed: flag,
    commitment: z.nullish(oneOf(['đăng ký', 'phấn đấu', 'duy trì'])),
    level: optionalText,
    group: optionalText,
    class: z.nullish(
      group({ learners: optionalCount, maxDays: optionalCount, fieldDays: optionalCount }, 'quy định về lớp'),
    ),
    feeds: z.nullish(keys),
    progressOf: optionalText,
    ours: flag,
    note: optionalText,
  },
  'một nghĩa vụ',
);

export const roleSchema = group(
  {
    key: filled,
    label: optionalText,
    shortLabel: optionalText,
    words: texts,
    notWords: texts,
    organ: optionalText,
  },
  'một thành phần',
);

export const statedSchema = group(
  {
    label: optionalText,
    of: keys,
    n: z.number('một số'),
    percentOf: z.nullish(keys),
  },
  'một con số văn bản nêu',
);

export const targetSchema = group(
  {
    level: filled,
    total: count,
    by: z.nullish(
      z.array(
        group({ code: filled, n: count }, 'chỉ tiêu của một đơn vị'),
        'một danh sách chỉ tiêu của từng đơn vị',
      ),
    ),
    countsStriving: flag,
  },
  'một chỉ tiêu',
);

export const fundSchema = group(
  { key: filled, group: optionalText, label: optionalText },
  'một nguồn kinh phí',
);

const sectionSchema = group({ key: filled, label: optionalText }, 'một mục');
const contactSchema = group(
  { for: optionalText, name: optionalText, post: optionalText, phone: optionalText },
  'một đầu mối',
);
const linkSchema = group({ label: optionalText, url: filled }, 'một liên kết');

const DATE = 'một ngày từ 1 đến 31';
/** It names a folder too. */
const PLAN_ID = 'một mã gồm chữ thường không dấu, chữ số và gạch nối, tối đa 80 ký tự, ví dụ tap-huan-2026';
const staySchema = group(
  {
    duty: filled,
    meals: z.nullish(z.array(group({ date: day, name: filled }, 'một bữa ăn'), 'một danh sách bữa ăn')),
    nights: z.nullish(z.array(group({ from: day, to: day }, 'một đêm nghỉ'), 'một danh sách đêm nghỉ')),
    beds: z.nullish(z.int('một số giường từ 1 trở lên').check(z.gte(1, 'một số giường từ 1 trở lên'))),
    ours: flag,
  },
  'việc ăn, nghỉ',
);

/** Everything but the lists of parts, which are read item by item. */
export const headSchema = group(
  {
    id: z.nullish(
      z.string(PLAN_ID).check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, PLAN_ID), z.maxLength(80, PLAN_ID)),
    ),
    title: filled,
    shortTitle: optionalText,
    number: optionalText,
    issued: optionalDay,
    from: optionalDay,
    to: optionalDay,
    issuer: optionalText,
    registryAsOf: optionalDay,
    replacesInvitation: z.nullish(z.union([text, z.boolean()], 'một đoạn văn bản, true hoặc false')),
    topics: texts,
    presenters: texts,
    purposes: texts,
    fundingText: optionalText,
    basis: texts,
    recipients: texts,
    oddities: texts,
    reporting: z.nullish(
      group(
        {
          closesOn: z.nullish(z.int(DATE).check(z.gte(1, DATE), z.lte(31, DATE))),
          sendWithin: optionalCount,
        },
        'chế độ báo cáo',
      ),
    ),
    stay: z.nullish(staySchema),
  },
  'kế hoạch',
);

/** The lists of a plan file, and how each item is read. */
export const PART_SCHEMAS = {
  contacts: contactSchema,
  links: linkSchema,
  sections: sectionSchema,
  roles: roleSchema,
  parties: partySetSchema,
  occasions: occasionSchema,
  duties: dutySchema,
  stated: statedSchema,
  targets: targetSchema,
  funds: fundSchema,
} as const;

export type PartList = keyof typeof PART_SCHEMAS;
export type FilePart<List extends PartList> = z.infer<(typeof PART_SCHEMAS)[List]>;
export type FileHead = z.infer<typeof headSchema>;

/** For editors: `"$schema"` beside a plan file names where it was saved. */
export function planFile2JsonSchema(): unknown {
  const lists = Object.fromEntries(
    Object.entries(PART_SCHEMAS).map(([list, schema]) => [list, z.optional(z.array(schema))]),
  );
  const whole = z.object({
    $schema: z.optional(z.string()),
    version: z.literal(2),
    ...headSchema.shape,
    ...lists,
  });
  return z.toJSONSchema(whole, { io: 'input' });
}
