import type { KnownResponse } from '../responses/advance-history.ts';
import type { ReadResponses } from '../responses/response.ts';
import { type Account, type Registration, STATUSES, type Status } from './registration.ts';

/** R10: where every row and every delegate went. */
export function accountOf(
  read: Pick<ReadResponses, 'rows' | 'identicalRows' | 'rowProblems'>,
  known: readonly KnownResponse[],
  registrations: readonly Registration[],
): Account {
  const byStatus = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
  for (const registration of registrations) byStatus[registration.status]++;
  return {
    rows: read.rows,
    responses: known.filter((response) => response.row !== null).length,
    identicalRows: read.identicalRows,
    rowProblems: read.rowProblems.filter(({ problem }) => problem !== 'delegate_without_name').length,
    delegates: registrations.length,
    byStatus,
  };
}
