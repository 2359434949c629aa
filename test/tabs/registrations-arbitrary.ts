import * as fc from 'fast-check';
import { NOTES, type Registration, STATUSES, type Status } from '#shared/registrations/registration.ts';
import { registration } from './scene.ts';

/**
 * Registrations as a reconciliation may hold them: at most one seated in each seat, at most one row that counts for a
 * person, besides responses that are gone; unclear and foreign units without a class.
 */
export const registrationsArbitrary: fc.Arbitrary<readonly Registration[]> = fc
  .array(
    fc.record({
      status: fc.constantFrom<Status>(...STATUSES),
      unit: fc.constantFrom('31639', '31684', '31480'),
      role: fc.constantFrom('lanh_dao_ubnd', 'cong_chuc'),
      person: fc.nat(8),
      isGone: fc.boolean(),
      name: fc.constantFrom('An', '=1+1', '+84', '@b', '-c', 'Đ\tx'),
      notes: fc.subarray([...NOTES]),
    }),
    { maxLength: 14 },
  )
  .map((rows) => {
    const seats = new Set<string>();
    const persons = new Map<number, string>();
    const counted = new Set<number>();
    return rows.map((row, index): Registration => {
      const key = `r${index + 1}.1`;
      if (!persons.has(row.person)) persons.set(row.person, key);
      let { status } = row;
      const seat = `${row.unit} ${row.role}`;
      const gone = status === 'withdrawn' && row.isGone;
      if (!gone && counted.has(row.person)) status = 'superseded';
      if (!gone && status !== 'superseded') counted.add(row.person);
      if (status === 'seated' && seats.has(seat)) status = 'extra_pending';
      if (status === 'seated') seats.add(seat);
      const unit = status === 'unit_unclear' ? null : status === 'not_in_plan' ? '31153' : row.unit;
      return registration(key, status, {
        unit,
        role: status === 'role_unclear' ? null : row.role,
        person: persons.get(row.person) as string,
        fullName: `${row.name} ${key}`,
        notes: row.notes,
        row: gone ? null : index + 1,
        why: { seatHolder: status === 'extra_pending' ? `r${index}.1` : null, suspects: [`r${index}.1`] },
      });
    });
  });
