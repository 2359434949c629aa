/**
 * The units of one province as an office needs them: their official names, what people mean by what they type, and a
 * search. Made once at the edge (a command, the server, the add-in) and passed down: nothing inside knows a province.
 */
import { createUnitFinder, type FindUnits } from './find-units.ts';
import { createUnitMatcher, type UnitMatcher } from './match-unit.ts';
import type { NameElsewhere } from './name-index.ts';
import { placeNames } from './place-names.ts';
import type { FormerUnit, OtherSpelling, OwnProvince, Unit, UnitHome } from './unit.ts';

/** What a data file holds of a province. */
export interface GazetteerData {
  /** Official code, two digits; `all` with an empty name for the whole country. */
  readonly province: OwnProvince & { readonly code: string };
  readonly units: readonly Unit[];
  readonly formerUnits: readonly FormerUnit[];
  readonly namesElsewhere: readonly NameElsewhere[];
  readonly homes?: readonly UnitHome[];
  readonly otherSpellings?: readonly OtherSpelling[];
  readonly isStrict?: boolean;
}

export interface Gazetteer extends UnitMatcher {
  readonly province: GazetteerData['province'];
  /** In the order of their codes. */
  readonly units: readonly Unit[];
  /** Full official name; null where no unit has this code. */
  readonly nameOf: (code: string) => string | null;
  readonly find: FindUnits;
  /** Is this exactly what a unit or a province is called, now or before? */
  readonly isPlaceName: (text: string) => boolean;
}

export function createGazetteer(data: GazetteerData): Gazetteer {
  const { province, units, formerUnits } = data;
  const names = new Map(units.map((unit) => [unit.code, unit.fullName]));
  let matcher: UnitMatcher | undefined;
  // Made at the first name: a run that matches none should not pay for the index.
  const matching = (): UnitMatcher => (matcher ??= createUnitMatcher(data));
  let places: ((text: string) => boolean) | undefined;
  return {
    province,
    units,
    nameOf: (code) => names.get(code) ?? null,
    match: (typed) => matching().match(typed),
    withAliases: (aliases) => (aliases.length === 0 ? matching() : matching().withAliases(aliases)),
    find: createUnitFinder({ units, formerUnits }),
    isPlaceName: (text) => (places ??= placeNames(province.name, units, formerUnits))(text),
  };
}
