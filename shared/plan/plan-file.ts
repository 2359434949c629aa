/**
 * The plan file: JSON that an office writes once per batch. Required is only what a plan cannot do without (roles,
 * deadline, and each class's number, date and units); every other field may be absent, and fields not named here
 * are ignored. Days are ISO days, unit codes official five-digit codes.
 */
import * as z from 'zod/mini';

/** Refuses what is wrong, with what was expected in Vietnamese. */
export const planFile = schemaWith({
  leaf: (schema) => schema,
  node: (schema) => schema,
});

/**
 * Reads whatever can be read, and leaves the rest empty: so that the contradictions in the readable part are told
 * together with the fields of a wrong type.
 */
export const tolerantPlanFile = schemaWith({
  leaf: (schema, fallback) => z.catch(schema, fallback),
  node: (schema) => z.catch(schema, () => schema.parse({})),
});

export type PlanFile = z.infer<typeof planFile>;
export type PlanFileClass = PlanFile['classes'][number];
export type PlanFileUnit = PlanFileClass['units'][number];

interface Strictness {
  /** A value; the fallback stands in for one that cannot be read. */
  readonly leaf: <Output>(schema: z.ZodMiniType<Output>, fallback: Output) => z.ZodMiniType<Output>;
  /** An object whose fields can each stand in for themselves. */
  readonly node: <Output>(schema: z.ZodMiniType<Output>) => z.ZodMiniType<Output>;
}

function schemaWith({ leaf, node }: Strictness) {
  const text = leaf(z.string('cần một đoạn văn bản'), '');
  const day = leaf(z.string('cần một ngày dạng năm-tháng-ngày, ví dụ 2026-05-07'), '');
  const optionalText = leaf(z.nullish(z.string('cần một đoạn văn bản, hoặc bỏ mục này')), null);
  const optionalCount = leaf(z.nullish(z.number('cần một số, hoặc bỏ mục này')), null);
  const optionalFlag = leaf(z.nullish(z.boolean('cần true hoặc false')), null);
  const numberOrText = (expected: string) => z.union([z.string(), z.number()], expected);
  const code = leaf(z.nullish(numberOrText('cần mã đơn vị gồm năm chữ số')), null);
  const list = <Item>(item: z.ZodMiniType<Item>, expected: string) =>
    leaf(z.array(item, `cần một danh sách ${expected}`), []);
  const optionalList = <Item>(item: z.ZodMiniType<Item>, expected: string) =>
    leaf(z.nullish(z.array(item, `cần một danh sách ${expected}`)), null);
  const fields = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
    node(z.object(shape, 'cần một nhóm mục { … }'));

  const unit = fields({
    typed: optionalText,
    type: optionalText,
    name: optionalText,
    code,
    needsConfirmation: optionalFlag,
  });
  const planClass = fields({
    no: leaf(numberOrText('cần số thứ tự của lớp, từ 1 đến 999'), ''),
    label: optionalText,
    statedCounts: z.nullish(fields({ text: optionalText, xa: optionalCount, phuong: optionalCount })),
    listedCounts: z.nullish(fields({ total: optionalCount })),
    expectedDelegates: optionalCount,
    date: day,
    weekdayStated: optionalText,
    sessions: optionalList(fields({ name: text, start: text }), 'buổi học { name, start }'),
    venueTyped: optionalText,
    host: z.nullish(fields({ code, fullName: optionalText })),
    units: list(unit, 'đơn vị của lớp'),
  });
  const role = fields({ key: text, label: text, shortLabel: optionalText, count: optionalCount });
  return fields({
    title: optionalText,
    source: optionalText,
    docNo: optionalText,
    issuer: optionalText,
    issued: optionalText,
    batch: leaf(z.nullish(numberOrText('cần số của đợt tập huấn')), null),
    classCount: optionalCount,
    unitCount: optionalCount,
    delegatesExpected: optionalCount,
    quota: fields({ perUnit: optionalCount, roles: list(role, 'thành phần { key, label }') }),
    registration: fields({
      url: optionalText,
      deadlineText: optionalText,
      deadlineStrict: day,
      deadlineLenient: optionalText,
    }),
    topics: optionalList(text, 'chuyên đề'),
    classes: list(planClass, 'lớp'),
    notInBatch2: optionalList(fields({ code }), 'đơn vị { code }'),
    oddities: optionalList(text, 'điểm cần lưu ý'),
  });
}
