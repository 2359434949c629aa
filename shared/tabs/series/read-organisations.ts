/** The organisations that the office lists in `Danh mục tổ chức`, as they stood at the end of a day (P26). */
import type { DutyPlan } from '../../plan/duty-plan.ts';
import { isBlank, textCell } from '../../programme/progress-cell.ts';
import { type Organisation, organisationKey } from '../../units/organisation.ts';
import { parseRegistryId } from '../../units/registry-id.ts';
import type { CellValue } from '../../workbook/model.ts';
import { ENTRY_ROW, ORGANISATIONS_TAB } from '../../workbook/keys.ts';
import { everyEntry } from '../office/adopt-entries.ts';
import { Problems, RowOn } from '../office/cells-on.ts';
import type { DutyTabInput } from '../office/duty-plan-state.ts';

export const ORGANISATION_FIELDS = ['name', 'kind', 'commune', 'note'] as const;

export const ORGANISATION_KINDS = ['Hợp tác xã', 'Tổ hợp tác', 'Doanh nghiệp', 'Khác'] as const;

export interface ListedOrganisation extends Organisation {
  readonly row: string;
  /** As the office numbers it. */
  readonly number: string;
  /** Full name of its commune in the plan's registry; null: not said, or nobody can tell. */
  readonly communeName: string | null;
}

export interface OrganisationList {
  /** Those that have a name, in the order of their rows. */
  readonly organisations: readonly ListedOrganisation[];
  readonly problems: Problems;
}

export function readOrganisations(input: DutyTabInput): OrganisationList {
  const { plan, sheet, asOf } = input;
  const tab = ORGANISATIONS_TAB.of(plan.id);
  const problems = new Problems();
  const organisations = everyEntry(sheet, tab)
    .map((key) => new RowOn(sheet, tab, key, asOf))
    .filter((row) => ORGANISATION_FIELDS.some((column) => !isBlank(row.value(column))))
    .flatMap((row) => readOrganisation(row, input, problems));
  sayNamesakes(organisations, problems);
  return { organisations, problems };
}

/** A commune's name is one of the registry in which the plan's own communes are named; of several nobody can tell which. */
export function communeOf(typed: CellValue, { plan, match }: DutyTabInput): string | null {
  const text = textCell(typed);
  return text === null ? null : match(text, communeRegistry(plan));
}

function communeRegistry({ parties }: DutyPlan): string | null {
  const registries = parties.flatMap(({ registry }) =>
    registry !== null && parseRegistryId(registry)?.level === 'xã' ? [registry] : [],
  );
  const [only, other] = new Set(registries);
  return other === undefined ? (only ?? null) : null;
}

function readOrganisation(
  row: RowOn,
  input: DutyTabInput,
  problems: Problems,
): readonly ListedOrganisation[] {
  const say = (text: string) => problems.say(row.row, text);
  const typed = textCell(row.value('commune'));
  const commune = communeOf(typed, input);
  if (typed !== null && commune === null)
    say(`Cần ghi rõ xã: “${typed}” không khớp đúng một đơn vị trong danh mục của kế hoạch; chưa dùng đến.`);
  const kind = textCell(row.value('kind')) ?? '';
  const isKnown = ORGANISATION_KINDS.some((one) => organisationKey(one) === organisationKey(kind));
  if (kind !== '' && !isKnown) say(`Cần chọn loại trong danh sách; “${kind}” không có trong đó.`);
  const name = textCell(row.value('name'));
  if (name === null) say('Cần ghi tên tổ chức; dòng này chưa dùng đến.');
  const communeName =
    commune === null ? null : (input.units(commune, communeRegistry(input.plan))?.name ?? typed);
  const number = ENTRY_ROW.partsOf(row.row)?.[0] ?? '';
  return name === null ? [] : [{ row: row.row, number, name, kind, commune, communeName }];
}

/** Two of one name: told apart by their communes, else one of them stands twice, or nobody can tell. */
function sayNamesakes(organisations: readonly ListedOrganisation[], problems: Problems): void {
  for (const one of organisations) {
    const others = organisations.filter(
      (other) => other !== one && organisationKey(other.name) === organisationKey(one.name),
    );
    const twice = others.find(({ commune }) => commune !== null && commune === one.commune);
    if (twice !== undefined)
      problems.say(one.row, `Cần kiểm tra: trùng với dòng thứ tự ${twice.number}; đề nghị giữ một dòng.`);
    else if (others.length > 0 && one.commune === null)
      problems.say(one.row, `Cần ghi xã: danh mục có ${others.length + 1} tổ chức cùng tên.`);
  }
}
