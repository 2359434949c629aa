/** How full a class is, in sentences of its heading. */
import { countPlaces, groupPlaces } from '../../obligations/count-places.ts';
import type { HeldPlace } from '../../obligations/place.ts';
import { isAllFixed, seatTermsOf } from '../../obligations/seat-terms.ts';
import type { PlanClass } from '../../plan/plan.ts';
import type { Directory } from '../../registrations/directory.ts';
import type { ClassState, Declaration } from '../../registrations/registration.ts';
import { numberText } from '../../text/number-text.ts';

/** "Đã đăng ký 20/27 chỗ; còn thiếu 07: Lãnh đạo UBND 2, Công chức 5. Đơn vị: đủ 4, thiếu 3, chưa đăng ký 2." */
export function seatsText(held: readonly HeldPlace[], { roles }: Directory): string {
  const { places, taken, vacant, vacantOf, parties } = countPlaces(held);
  const missing = roles
    .filter(({ key }) => vacantOf(key) > 0)
    .map(({ key, shortLabel }) => `${shortLabel} ${vacantOf(key)}`);
  const lack = vacant === 0 ? 'đủ' : `còn thiếu ${vacant}: ${missing.join(', ')}`;
  return `Đã đăng ký ${taken}/${places} chỗ; ${lack}. Đơn vị: đủ ${parties.full}, thiếu ${parties.short}, chưa đăng ký ${parties.none}.`;
}

/** What it comes to, with what the place holds or, where a plan has nothing but fixed seats, with what it expects (R11, P35). */
export function extrasText(planned: PlanClass, state: ClassState): string {
  const { capacity, headcount, size } = state;
  const isOver = state.notes.includes('over_size');
  const over = !isOver ? '' : capacity === undefined ? ' – vượt số dự kiến' : ' – Vượt quy mô';
  const of = capacity ?? (isAllFixed(planned) ? size : null);
  const total = `Tổng dự ${headcount}${of === null ? '' : `/${of}`} người${over}.`;
  return `Vượt chỉ tiêu: ${state.extraPending} chờ duyệt, ${state.extraApproved} đã duyệt. ${total}`;
}

/** P35: the document's estimate beside what can be counted, which it never limits; then the groups. None: of version 1. */
export function composition(
  planned: PlanClass,
  state: ClassState,
  held: readonly HeldPlace[],
  directory: Directory,
): readonly string[] {
  if (planned.seats === undefined || (isAllFixed(planned) && planned.expected === undefined)) return [];
  const declarations = (directory.reconciliation.declarations ?? []).filter(
    (one) => one.class === planned.code,
  );
  const parts = [
    ...(planned.expected === undefined ? [] : [`Theo văn bản dự kiến ${rangeText(planned.expected)}`]),
    `Tính được ${numberText(leastOf(planned, directory))}${declarations.length === 0 ? '' : ' (mức tối thiểu)'}`,
    ...(declarations.length === 0 ? [] : [declaredText(declarations)]),
    `Đã đăng ký ${numberText(state.seated)}`,
  ];
  return [
    `${parts.join(' · ')}.`,
    ...undeclaredText(declarations, directory),
    ...groupsText(held, directory),
  ];
}

function rangeText({ min, max }: { readonly min: number; readonly max: number }): string {
  return min === max ? numberText(min) : `${numberText(min)}–${numberText(max)}`;
}

/** P70: every seat that is counted for certain; of what a unit declares the least. */
function leastOf(planned: PlanClass, { plan }: Directory): number {
  return seatTermsOf(planned, plan).reduce((sum, { amount, parties }) => {
    const each = amount.kind === 'fixed' ? amount.n : amount.kind === 'declared' ? amount.min : 0;
    return sum + each * parties.length;
  }, 0);
}

function declaredText(declarations: readonly Declaration[]): string {
  const sum = declarations.reduce((total, { said }) => total + (said ?? 0), 0);
  return `Đã khai ${numberText(sum)}`;
}

/** “Chưa khai: Công chức 103 đơn vị.” */
function undeclaredText(declarations: readonly Declaration[], { roles }: Directory): readonly string[] {
  const open = declarations.filter(({ said }) => said === null);
  const parts = roles.flatMap(({ key, shortLabel }) => {
    const count = open.filter(({ role }) => role === key).length;
    return count === 0 ? [] : [`${shortLabel} ${count} đơn vị`];
  });
  return parts.length === 0 ? [] : [`Chưa khai: ${parts.join(', ')}.`];
}

/** P33: of a group only who registered can be counted. */
function groupsText(held: readonly HeldPlace[], { roleLabel }: Directory): readonly string[] {
  const open = held.filter(({ place }) => place.isOpen);
  return [...groupPlaces(open, 'role')].map(
    ([role, places]) => `${roleLabel(role)}: đã đăng ký ${countPlaces(places).open}.`,
  );
}
