/** One form of a commune as the gazetteers need it: its type, and the district and province it lay in. */
import type { IsoDay } from '../time/local-date.ts';
import type { CountryData, UnitForm } from './country-data.ts';
import { fullNameOf } from './registry.ts';
import type { CommuneType, UnitHome } from './unit.ts';

export function communeType({ type }: UnitForm): CommuneType {
  return type === 'xã' || type === 'phường' || type === 'thị trấn' ? type : 'đặc khu';
}

/** As the places were called on that day; without one, on the form's last. */
export function homeOf({ code, parent, until }: UnitForm, data: CountryData, day: IsoDay | null): UnitHome {
  const isBegun = ({ from }: UnitForm): boolean =>
    day !== null ? from <= day : until === null || from < until;
  const district = data.districtsByCode.get(parent ?? '')?.findLast(isBegun);
  const province = data.provincesByCode.get(district?.parent ?? parent ?? '')?.findLast(isBegun);
  return {
    code,
    district: district === undefined ? null : fullNameOf(district),
    province: province === undefined ? '' : fullNameOf(province),
  };
}
