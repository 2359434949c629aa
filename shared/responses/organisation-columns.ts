/** P60: a Form asks for a cooperative, a business or an agency beside the commune; elsewhere that question plays no part. */
import { cleanText, plainKey } from '../text/vietnamese.ts';
import { meaningOfTitle } from './question-title.ts';
import type { HeaderReading } from './read-header.ts';

/** The header with the columns of the organisation; where nothing else asks for it, the unit's own. */
export function withOrganisation(header: HeaderReading): HeaderReading {
  const titles = header.titles.map((title) => wordsOf(title));
  const isAsked = (column: number) => ORGANISATION.test(titles[column] ?? '');
  const beside = header.unused
    .map(({ column }) => column - 1)
    .filter((column) => isAsked(column) && meaningOfTitle(header.titles[column] ?? '').aside === null);
  const ofUnit = header.unit.filter((column) => isAsked(column) && !COMMUNE.test(titles[column] ?? ''));
  const organisation = beside.length > 0 ? beside : ofUnit;
  if (organisation.length === 0) return header;
  const unused = header.unused.filter(({ column }) => !beside.includes(column - 1));
  return { ...header, organisation, unused };
}

function wordsOf(title: string): string {
  const plain = plainKey(cleanText(title)).replace(/[^a-z0-9]+/g, ' ');
  return ` ${plain.trim()} `;
}

const ORGANISATION =
  / (?:htx|hop tac xa|doanh nghiep|dn|cong ty|to chuc|to hop tac|co so|don vi|co quan|noi cong tac) /;
const COMMUNE = / (?<!hop tac )(?:xa|phuong|thi tran) /;
