import type { IsoDay } from '#shared/time/local-date.ts';
import { dayOf } from '#shared/time/local-date.ts';
import type { Gazetteer } from '#shared/units/gazetteer.ts';
import { ALL_PROVINCES, registryIdOf } from '#shared/units/registry-id.ts';
import { DEFAULT_PROVINCE } from '../../config/default-province.ts';
import { EXIT } from '../exit-code.ts';
import { linesOfStdin } from '../lines-of-stdin.ts';
import { dayAsked, gazetteerOn, provinceOfUnit } from '../national-units.ts';
import { gazetteerFor } from '../workplace.ts';
import { printAnswer } from '../terminal.ts';

interface MatchUnitsOptions {
  /** Official code, or `all`. */
  readonly province?: string;
  readonly asOf?: string;
}

/** One typed name per line in; one JSON object per line out (design.md, "Command line"). */
export async function matchUnits(options: MatchUnitsOptions): Promise<number> {
  const asked = await unitsAsked(options);
  for await (const input of linesOfStdin()) {
    const { status, code, method, suggestions } = asked.gazetteer.match(input);
    const answer = { input, status, code, method, suggestions };
    printAnswer({ ...answer, ...asked.beside(code) });
  }
  return EXIT.done;
}

interface UnitsAsked {
  readonly gazetteer: Gazetteer;
  /** What the answer says besides: nothing, where neither the country nor a day was asked for. */
  readonly beside: (code: string | null) => { readonly province?: string | null; readonly registry?: string };
}

async function unitsAsked({ province = DEFAULT_PROVINCE, asOf }: MatchUnitsOptions): Promise<UnitsAsked> {
  if (asOf === undefined && province !== ALL_PROVINCES)
    return { gazetteer: await gazetteerFor({ province }), beside: () => ({}) };
  const day = asOf === undefined ? dayOf(Date.now()) : await dayAsked(asOf);
  const gazetteer = await gazetteerOn(province, day);
  const registry = registryIdOf({ level: 'xã', province: gazetteer.province.code, asOf: day });
  const provinceOf = await provinceLookup(gazetteer, day);
  return { gazetteer, beside: (code) => ({ province: provinceOf(code), registry }) };
}

/** Of the one asked for; of the country's, that of the unit found. */
async function provinceLookup(
  gazetteer: Gazetteer,
  asOf: IsoDay,
): Promise<(code: string | null) => string | null> {
  const { code: province } = gazetteer.province;
  return province === ALL_PROVINCES ? await provinceOfUnit(asOf) : () => province;
}
