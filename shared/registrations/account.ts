import type { KnownResponse } from '../responses/advance-history.ts';
import type { ReadResponses } from '../responses/response.ts';
import type { Account, Registration, Status } from './registration.ts';

/** R10: where every row and every delegate went. */
export function accountOf(
  read: Pick<ReadResponses, 'rows' | 'identicalRows' | 'rowProblems'>,
  known: readonly KnownResponse[],
  registrations: readonly Registration[],
): Account {
  const byStatus: Record<Status, number> = { ...NOBODY };
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

const NOBODY: Readonly<Record<Status, number>> = {
  seated: 0,
  extra_pending: 0,
  extra_approved: 0,
  late_pending: 0,
  waitlisted: 0,
  role_unclear: 0,
  unit_unclear: 0,
  name_unclear: 0,
  not_in_plan: 0,
  class_unclear: 0,
  duplicate_suspected: 0,
  superseded: 0,
  replaced: 0,
  rejected: 0,
  withdrawn: 0,
};
