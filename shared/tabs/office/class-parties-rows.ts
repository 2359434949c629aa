/** How many classes each commune of a group had, of how many it is to have (P55). */
import type { Filled } from '../../obligations/obligation-state.ts';
import type { Duty } from '../../plan/duty-plan.ts';
import { OWED_ROW, SECTION_HEADING } from '../../workbook/keys.ts';
import type { Row } from '../../workbook/model.ts';
import { setOf, slotLabel } from './duty-cells.ts';
import { type DutyPlanState, partyName } from './duty-plan-state.ts';

type Known = Pick<DutyPlanState, 'plan' | 'filled' | 'units'>;

export function classPartiesRows(state: Known): readonly Row[] {
  const groups = groupsOf(state);
  if (groups.length === 0) return [];
  return [
    { key: 'class-parties-space', kind: 'blank', cells: {} },
    { key: 'class-parties-title', kind: 'section', cells: { label: 'LỚP ĐÃ TỔ CHỨC Ở TỪNG ĐƠN VỊ' } },
    {
      key: 'class-parties-header',
      kind: 'header',
      cells: { label: 'Đơn vị', count: 'Số lớp', listed: 'Đã tổ chức', problem: 'Tình trạng' },
    },
    ...groups.flatMap((group) => groupRows(group, state)),
  ];
}

interface Group {
  readonly duty: Duty;
  readonly all: readonly Filled[];
  readonly named: readonly Filled[];
}

function groupsOf({ plan, filled }: Known): readonly Group[] {
  return plan.duties.flatMap((duty): readonly Group[] => {
    if (duty.what !== 'class' || duty.spread !== 'each') return [];
    const all = filled.all.filter(
      (one) => one.obligation.duty.key === duty.key && one.obligation.amount !== null,
    );
    const members = setOf(plan, duty.who)?.members ?? [];
    const named = all.filter(({ obligation }) => members.includes(obligation.party));
    return all.length === 0 ? [] : [{ duty, all, named }];
  });
}

function groupRows({ duty, all, named }: Group, state: Known): readonly Row[] {
  const unnamed = all.filter((one) => !named.includes(one));
  const heading: Row = {
    key: SECTION_HEADING.of(`class-parties-${duty.key}`),
    kind: 'section',
    cells: { label: `${duty.key}. ${duty.label}: ${withClass(all)}/${partiesIn(all)} đơn vị đã có lớp` },
  };
  return [
    heading,
    ...named.map((one) => partyRow(one, state)),
    ...(unnamed.length === 0 ? [] : [unnamedRow(duty, unnamed)]),
  ];
}

function partyRow(one: Filled, { plan, units }: Known): Row {
  const { duty, party, slot, amount } = one.obligation;
  const name = partyName(party, setOf(plan, duty.who), units);
  const isSplit = (duty.periods?.length ?? 0) > 1 || duty.every !== null;
  return {
    key: OWED_ROW.of(duty.key, party, slot),
    kind: 'data',
    cells: {
      label: isSplit ? `${name} – ${slotLabel(slot, plan)}` : name,
      count: amount,
      listed: one.done,
      problem: `${one.done}/${amount ?? 0}${one.done === 0 ? ' – chưa tổ chức lớp nào' : ''}`,
    },
    staffCells: [],
  };
}

function unnamedRow(duty: Duty, unnamed: readonly Filled[]): Row {
  const done = unnamed.reduce((sum, one) => sum + one.done, 0);
  const asked = unnamed.reduce((sum, { obligation }) => sum + (obligation.amount ?? 0), 0);
  return {
    key: OWED_ROW.of(duty.key, duty.who, ''),
    kind: 'data',
    cells: {
      label: `${partiesIn(unnamed)} đơn vị – chưa có danh sách`,
      count: asked,
      listed: done,
      problem: `${done}/${asked} lớp; ${withClass(unnamed)} đơn vị đã có lớp`,
    },
    staffCells: [],
  };
}

function partiesIn(all: readonly Filled[]): number {
  return new Set(all.map(({ obligation }) => obligation.party)).size;
}

function withClass(all: readonly Filled[]): number {
  return partiesIn(all.filter(({ done }) => done > 0));
}

/** P63: where no class was held yet; by name where the group is listed. */
export function classPartiesSentences(state: Known): readonly string[] {
  return groupsOf(state).flatMap(({ duty, all, named }) => {
    const open = partiesIn(all) - withClass(all);
    if (open === 0) return [];
    const started = new Set(named.filter(({ done }) => done > 0).map(({ obligation }) => obligation.party));
    const names = [...new Set(named.map(({ obligation }) => obligation.party))]
      .filter((party) => !started.has(party))
      .map((party) => partyName(party, setOf(state.plan, duty.who), state.units));
    const isShown = names.length === open && open <= NAMES_MAX;
    return [
      `${duty.label}: ${open}/${partiesIn(all)} đơn vị chưa tổ chức lớp nào${isShown ? ` (${names.join(', ')})` : ''}.`,
    ];
  });
}

/** More would be a list, and that stands in the tab. */
const NAMES_MAX = 12;
