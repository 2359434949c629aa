/** The provinces whose data comes with the program: one data file each. */
import { CAN_THO } from './can-tho.ts';
import { createGazetteer, type Gazetteer, type GazetteerData } from './gazetteer.ts';

const PROVINCES: ReadonlyMap<string, GazetteerData> = new Map(
  [CAN_THO].map((data) => [data.province.code, data]),
);

/** Official codes, in order. */
export const PROVINCE_CODES: readonly string[] = [...PROVINCES.keys()].sort();

/** A new gazetteer of the province with this official code; null where there is no data of it. */
export function gazetteerOf(code: string): Gazetteer | null {
  const data = PROVINCES.get(code);
  return data === undefined ? null : createGazetteer(data);
}
