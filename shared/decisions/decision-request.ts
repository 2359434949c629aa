/**
 * What a person may ask for in the panel that ends in a staff cell: decide, take back, or tick. One schema for the page,
 * the sidebar and the server; whatever arrives is parsed with it.
 */
import * as z from 'zod/mini';

/** A registration key is `<response id>.<delegate>`; ids of sources are long but never longer than this. */
const REGISTRATION_CHARACTERS_MAX = 200;
/** Room for the names of a dozen people; codes and keys are shorter. */
const VALUE_CHARACTERS_MAX = 500;

const registration = z.string().check(z.minLength(1), z.maxLength(REGISTRATION_CHARACTERS_MAX));

/** Key of the person's first registration: where the decision stands in a class tab, the row is known by it. */
const person = z.optional(registration);

const decisionKind = z.enum([
  'set_unit',
  'set_class',
  'set_name',
  'set_role',
  'right_time',
  'same_person',
  'different_person',
  'withdraw',
  'reject',
  'approve',
  'replace',
  'look_again',
]);

/** `value`: unit code for `set_unit`, class code for `set_class`, names for `set_name`, role key for `set_role`, else null. */
const decideRequest = z
  .object({
    ask: z.literal('decide'),
    registration,
    person,
    kind: decisionKind,
    value: z.nullable(z.string().check(z.minLength(1), z.maxLength(VALUE_CHARACTERS_MAX))),
  })
  .check(
    z.refine((request) => needsValue(request.kind) === (request.value !== null), {
      path: ['value'],
      error: 'set_unit, set_class, set_name và set_role cần giá trị; các quyết định khác không có giá trị.',
    }),
  );

const takeBackRequest = z.object({
  ask: z.literal('takeBack'),
  registration,
  person,
  kind: decisionKind,
});

/** A tick in `Đã xem` (looked at) or `Ghi nhớ cách viết` (the chosen unit is meant whenever it is typed so). */
const markRequest = z.object({
  ask: z.literal('mark'),
  registration,
  person,
  mark: z.enum(['seen', 'remember']),
  on: z.boolean(),
});

/** The body of `POST /v1/workbooks/:id/decisions`: decide, take back, or tick. */
export const decisionsBody = z.union([decideRequest, takeBackRequest, markRequest]);

export type DecideRequest = z.infer<typeof decideRequest>;
export type TakeBackRequest = z.infer<typeof takeBackRequest>;
export type MarkRequest = z.infer<typeof markRequest>;

/** Decide, take back, or mark: what a panel may write into staff cells. */
export type DecisionRequest = z.infer<typeof decisionsBody>;

function needsValue(kind: string): boolean {
  return kind.startsWith('set_');
}
