/** The provinces whose data every part of the program has at hand: one data file each. The others are in `country.ts`. */
import { CAN_THO } from './can-tho.ts';
import { createGazetteer, type Gazetteer, type GazetteerData } from './gazetteer.ts';

const PROVINCES: ReadonlyMap<string, GazetteerData> = new Map(
  [CAN_THO].map((data) => [data.province.code, data]),
);

const made = new Map<string, Gazetteer>();

/** The gazetteer of the province with this official code, one for the whole process; null where there is no data of it. */
export function gazetteerOf(code: string): Gazetteer | null {
  const data = PROVINCES.get(code);
  if (data === undefined) return null;
  const known = made.get(code) ?? createGazetteer(data);
  made.set(code, known);
  return known;
}
