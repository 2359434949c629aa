/**
 * The organisation that stands beside a person of a class (P26, P59): as the text says, and as the office's list knows it. What the
 * list does not know blocks nothing; where it knows two of that name, the name alone makes nobody the same person.
 */
import { textCell } from '../../programme/progress-cell.ts';
import { toneKey } from '../../text/vietnamese.ts';
import { createOrganisationMatcher, type OrganisationMatch } from '../../units/organisation.ts';
import type { CellValue } from '../../workbook/model.ts';
import type { DutyTabInput } from '../office/duty-plan-state.ts';
import { communeOf, type ListedOrganisation, readOrganisations } from './read-organisations.ts';

export interface PersonOrganisation {
  /** By which two are one organisation; empty: not said, or nobody can tell. */
  readonly key: string;
  /** What the list says of it, in words; null: nothing. */
  readonly listed: string | null;
}

export type PeopleOrganisations = (typed: CellValue, commune: CellValue) => PersonOrganisation;

export function peopleOrganisations(input: DutyTabInput): PeopleOrganisations {
  const match = createOrganisationMatcher(readOrganisations(input).organisations);
  return (typed, commune) => {
    const text = textCell(typed);
    if (text === null) return { key: '', listed: null };
    const found = match(text, () => communeOf(commune, input));
    return { key: keyOf(text, found), listed: wordsOf(found) };
  };
}

type Match = OrganisationMatch<ListedOrganisation>;

function keyOf(text: string, { organisation, namesakes }: Match): string {
  if (organisation !== null) return `${organisation.row} ${toneKey(organisation.name)}`;
  return namesakes.length > 0 ? '' : toneKey(text);
}

function wordsOf({ organisation, namesakes, suggestions }: Match): string | null {
  if (organisation !== null) return placed(organisation);
  const [namesake] = namesakes;
  if (namesake !== undefined)
    return namesakes.length === 1
      ? `Danh mục ghi tổ chức này ở ${namesake.communeName ?? ''}; đề nghị kiểm tra xã.`
      : `Danh mục có ${namesakes.length} tổ chức cùng tên; đề nghị ghi rõ xã.`;
  const alike = suggestions.slice(0, SUGGESTIONS_MAX).map(placed);
  return alike.length === 0 ? null : `Có thể là: ${alike.join('; ')}.`;
}

const SUGGESTIONS_MAX = 3;

function placed({ name, communeName }: ListedOrganisation): string {
  return communeName === null ? name : `${name}, ${communeName}`;
}
