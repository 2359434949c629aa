/** How a registry of units is called in a plan: `xa-92@2024-05-24`, the communes of Cần Thơ as they stood on that day. */
import { plainKey } from '../text/vietnamese.ts';
import { type IsoDay, instantOfLocal } from '../time/local-date.ts';

export type UnitLevel = 'xã' | 'huyện' | 'tỉnh';

/** P20. What is asked for; a name of the province is as good as its code until the registry itself is at hand. */
export interface RegistryId {
  readonly level: UnitLevel;
  /** Official code ("92"), slug of the name ("can-tho"), or `all`. */
  readonly province: string;
  readonly asOf: IsoDay;
}

/** The whole country, where a province could stand. */
export const ALL_PROVINCES = 'all';

const SLUGS: Readonly<Record<UnitLevel, string>> = { xã: 'xa', huyện: 'huyen', tỉnh: 'tinh' };
const LEVELS: ReadonlyMap<string, UnitLevel> = new Map([
  ['xa', 'xã'],
  ['huyen', 'huyện'],
  ['tinh', 'tỉnh'],
]);

export function registryIdOf({ level, province, asOf }: RegistryId): string {
  return `${SLUGS[level]}-${province}@${asOf}`;
}

/** null where the text is no such id; whether the province exists then is for the registry to say. */
export function parseRegistryId(text: string): RegistryId | null {
  const [, slug = '', province = '', asOf = ''] = FORM.exec(text.trim()) ?? [];
  const level = LEVELS.get(slug);
  return level === undefined || !isDay(asOf) ? null : { level, province, asOf };
}

const FORM = /^([a-z]+)-([a-z0-9]+(?:-[a-z0-9]+)*)@(\d{4}-\d{2}-\d{2})$/;

/** `2024-05-24`, and a day that exists. */
export function isDay(text: string): text is IsoDay {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year !== '' && instantOfLocal(Number(year), Number(month), Number(day)) !== null;
}

/** "Cần Thơ" → "can-tho", "Bà Rịa - Vũng Tàu" → "ba-ria-vung-tau". */
export function provinceSlug(name: string): string {
  return plainKey(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
