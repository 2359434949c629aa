import { readHeader } from '#shared/responses/read-header.ts';
import { readResponses } from '#shared/responses/read-responses.ts';
import type { ReadResponses, ResponsesTable } from '#shared/responses/response.ts';
import type { ResponseMapping } from '#shared/responses/response-mapping.ts';
import { ROLES } from '../registrations/roles.fixture.ts';

export function responsesOf(table: ResponsesTable, mapping: ResponseMapping = {}): ReadResponses {
  return readResponses(table, readHeader(table.header, ROLES, mapping, table.rows));
}

/** What a clerk would check of a table: unit and people, "name / position / phone / role" each. */
export function peopleOf(table: ResponsesTable, mapping: ResponseMapping = {}): string[] {
  return [...responsesOf(table, mapping).responses]
    .sort((a, b) => a.row - b.row)
    .map(({ unitTyped, delegates }) =>
      [
        unitTyped,
        ...delegates.map(({ fullName, position, phoneText, roleTyped, roleTitle }) =>
          [fullName, position, phoneText, roleTyped || roleTitle].join(' / '),
        ),
      ].join(' | '),
    );
}

/** A table written as lines of cells parted by " | ". */
export function tableOf(...lines: readonly string[]): ResponsesTable {
  const [header = [], ...rows] = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  return { header, rows };
}
