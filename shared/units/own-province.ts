/** What people call their own province, in full and shortened: beside a unit it says nothing that is not known. */
import { plainPhrase } from './place-words.ts';
import type { OwnProvince } from './unit.ts';

export interface OwnProvinceNames {
  /** K2: "can tho"; '' for none. */
  readonly name: string;
  /** K2 of what else it is called. */
  readonly words: ReadonlySet<string>;
  /** "tpct", where it is a city; else ''. */
  readonly cityWord: string;
}

export function ownProvinceNames(province: OwnProvince | null): OwnProvinceNames {
  const name = plainPhrase(province?.name ?? '');
  if (province === null || name === '') return { name: '', words: new Set(), cityWord: '' };
  const initials = name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');
  const cityWord = province.type === 'thành phố' ? `tp${initials}` : '';
  const words = [initials, cityWord, ...(OTHER_NAMES.get(name) ?? [])].filter((word) => word.length > 1);
  return { name, words: new Set(words), cityWord };
}

/** Both by K2. */
const OTHER_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  [plainPhrase('Hồ Chí Minh'), [plainPhrase('Sài Gòn')]],
  [plainPhrase('Huế'), [plainPhrase('Thừa Thiên Huế'), 'tt hue']],
  [plainPhrase('Thừa Thiên Huế'), [plainPhrase('Huế'), 'tt hue']],
]);
