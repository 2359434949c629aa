import { expect, test } from 'vitest';
import { heldPlaceIn } from '#shared/registrations/holds-place.ts';
import type { Registration, Status } from '#shared/registrations/registration.ts';

type Named = Pick<Registration, 'fullName' | 'unit' | 'status'>;

function placeOf(registered: readonly Named[], name = 'Trần Văn Sơn'): string {
  return heldPlaceIn({ registrations: registered as readonly Registration[] })(name, '31639');
}

const son = (status: Status, unit: string | null = '31639'): Named => ({
  fullName: 'Trần Văn Sơn',
  unit,
  status,
});

test('who may ask for meals and nights: nobody knows before anybody registered, and a decision is waited for', () => {
  expect(placeOf([])).toBe('unknown');
  expect(placeOf([son('seated')], 'Tran Van Son')).toBe('holds');
  expect(placeOf([son('withdrawn'), son('extra_approved')])).toBe('holds');
  expect(placeOf([son('withdrawn'), son('superseded')])).toBe('withdrawn');
  expect(placeOf([son('late_pending')])).toBe('waiting');
  expect(placeOf([son('extra_pending')])).toBe('waiting');
  expect(placeOf([son('unit_unclear', null)])).toBe('waiting');
  expect(placeOf([son('seated', '31393')])).toBe('none');
});
