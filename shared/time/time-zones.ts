/**
 * Time zones as people's programs name them beside a time. An abbreviation or a name that says summer or standard time
 * is a fixed distance from UTC; a place or a name without that is resolved day by day (`Intl`, whose zone data come with
 * the runtime). Several zones share some abbreviations: those are for a person to settle.
 */
export type Zone = { readonly offsetMinutes: number } | { readonly name: string };

/** `none`: no zone is named; `other`: what stands there is no zone at all. */
export type ZoneReading = Zone | 'none' | 'unknown' | 'ambiguous' | 'other';

export const VIETNAM: Zone = { offsetMinutes: 7 * 60 };

/** @param plain the words behind the time, lower case without diacritics. */
export function zoneOf(plain: string): ZoneReading {
  const words = plain.replace(/\s+/g, ' ').trim();
  if (words === '') return 'none';
  // "GMT+0700 (Indochina Time)": the number says it.
  const numbered = /^(\((?:gmt|utc)[ +\-\d:]*\)) \D+$/.exec(words)?.[1] ?? words;
  const behind = /^gio \D+ (\((?:gmt|utc)[ +\-\d:]+\))$/.exec(words)?.[1];
  const offset = offsetOf(behind ?? (numbered.replace(/ ?\([^()]*\)$/, '') || numbered.replace(/[()]/g, '')));
  if (offset !== undefined) return offset === null ? 'other' : { offsetMinutes: offset };
  const name = words.replace(/[().]/g, '').replace(/[–-]/g, ' ').replace(/\s+/g, ' ').trim();
  const fixed = FIXED.get(name) ?? FIXED.get(name.replace(/ /g, ''));
  if (fixed !== undefined) return { offsetMinutes: fixed };
  if (AMBIGUOUS.has(name)) return 'ambiguous';
  const place = PLACES.get(name);
  if (place !== undefined) return { name: place };
  const iana = ianaName(words.replace(/[()]/g, ''));
  if (iana !== null) return { name: iana };
  return looksLikeZone(name) ? 'unknown' : 'other';
}

/** A zone as Google's spreadsheets state it ("America/Los_Angeles", "GMT-07:00"); null: unknown. */
export function statedZone(text: string): Zone | null {
  const iana = ianaName(text);
  if (iana !== null) return { name: iana };
  const read = zoneOf(text.toLowerCase());
  return typeof read === 'string' ? null : read;
}

/**
 * The instant at which a clock of the zone shows this time, which is given as if it were UTC. Of an hour that a clock
 * shows twice in autumn, the first; of one that it leaves out in spring, as if it had not been put forward yet.
 */
export function instantInZone(wallMs: number, zone: Zone): number {
  if ('offsetMinutes' in zone) return wallMs - zone.offsetMinutes * MINUTE_MS;
  const around = [wallMs - DAY_MS, wallMs + DAY_MS].map((at) => offsetAt(at, zone.name));
  const fitting = around
    .map((offset) => wallMs - offset)
    .filter((at) => wallMs - at === offsetAt(at, zone.name));
  return fitting.length > 0 ? Math.min(...fitting) : wallMs - (around[0] ?? 0);
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How far the zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instantMs: number, name: string): number {
  const whole = Math.floor(instantMs / 1000) * 1000;
  const parts = Object.fromEntries(
    formatOf(name)
      .formatToParts(whole)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour % 24, minute, second) - whole;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once for each zone: a column asks thousands of times. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}

function ianaName(text: string): string | null {
  if (!/^[a-z_]+(?:\/[a-z0-9_+-]+){1,2}$/i.test(text)) return null;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** Minutes ahead of UTC; null: an offset that no place has; undefined: no offset. */
function offsetOf(words: string): number | null | undefined {
  const match = /^\(?(?:(z)|(?:gmt|utc|ut)? ?(?:([+-]) ?(\d{1,2}):?(\d{2})?)?)\)?$/.exec(words);
  if (match === null) return undefined;
  const [, , sign, hours = '0', minutes = '0'] = match;
  const offset = Number(hours) * 60 + Number(minutes);
  if (offset > OFFSET_MINUTES_MAX || Number(minutes) > 59) return null;
  return sign === '-' ? -offset : offset;
}

/** UTC+14 is the farthest there is. */
const OFFSET_MINUTES_MAX = 14 * 60;

/** Words that end a time of day and are no zone. */
function looksLikeZone(name: string): boolean {
  if (/^(?:sang|chieu|toi|trua|dem|khuya|hom|ngay|gui|lan|moi|cu|ok)\b/.test(name)) return false;
  return (
    /^[a-z]{2,5}$/.test(name) ||
    name.startsWith('gio ') ||
    name.endsWith(' time') ||
    /^[a-z_]+\/[a-z_]+/.test(name)
  );
}

const HOUR = 60;

/** Standard and summer time where they differ, each with its abbreviation and its names in Vietnamese and English. */
const FIXED: ReadonlyMap<string, number> = new Map(
  (
    [
      [
        0,
        'gmt,utc,ut,wet,gio trung binh greenwich,gio phoi hop quoc te,greenwich mean time,coordinated universal time,gio chuan tay au,western european standard time',
      ],
      [
        7 * HOUR,
        'ict,gio dong duong,gio chuan dong duong,gio viet nam,gio vn,gio ha noi,indochina time,se asia standard time,wib,gio mien tay indonesia,western indonesia time,vietnam time',
      ],
      [-8 * HOUR, 'pst,gio chuan thai binh duong,pacific standard time'],
      [-7 * HOUR, 'pdt,gio mua he thai binh duong,pacific daylight time'],
      [-7 * HOUR, 'mst,gio chuan mien nui,mountain standard time'],
      [-6 * HOUR, 'mdt,gio mua he mien nui,mountain daylight time'],
      [-6 * HOUR, 'gio chuan mien trung,central standard time'],
      [-5 * HOUR, 'gio mua he mien trung,central daylight time'],
      [-5 * HOUR, 'est,gio chuan mien dong,eastern standard time'],
      [-4 * HOUR, 'edt,gio mua he mien dong,eastern daylight time'],
      [-9 * HOUR, 'akst,gio chuan alaska,alaska standard time'],
      [-8 * HOUR, 'akdt,gio mua he alaska,alaska daylight time'],
      [-10 * HOUR, 'hst,gio chuan hawaii aleut,gio chuan hawaii,hawaii aleutian standard time'],
      [1 * HOUR, 'west,cet,gio chuan trung au,central european standard time,gio mua he tay au'],
      [
        2 * HOUR,
        'cest,gio mua he trung au,central european summer time,eet,gio chuan dong au,eastern european standard time,sast,gio nam phi',
      ],
      [
        3 * HOUR,
        'eest,gio mua he dong au,eastern european summer time,msk,gio chuan matxcova,gio chuan moscow,moscow standard time,eat,gio dong phi',
      ],
      [5 * HOUR, 'pkt,gio chuan pakistan,pakistan standard time'],
      [5 * HOUR + 30, 'gio chuan an do,india standard time'],
      [5 * HOUR + 45, 'npt,gio nepal,nepal time'],
      [6 * HOUR + 30, 'mmt,gio myanmar,myanmar time'],
      [
        8 * HOUR,
        'sgt,gio singapore,gio chuan singapore,singapore standard time,hkt,gio chuan hong kong,hong kong standard time,pht,gio chuan philippin,philippine standard time,myt,gio malaysia,malaysia time,gio chuan trung quoc,china standard time,gio chuan dai bac,taipei standard time,awst,gio chuan mien tay australia,australian western standard time,wita,gio mien trung indonesia',
      ],
      [
        9 * HOUR,
        'jst,gio chuan nhat ban,japan standard time,kst,gio chuan han quoc,korean standard time,korea standard time,wit,gio mien dong indonesia',
      ],
      [9 * HOUR + 30, 'acst,gio chuan mien trung australia,australian central standard time'],
      [10 * HOUR, 'aest,gio chuan mien dong australia,australian eastern standard time'],
      [11 * HOUR, 'aedt,gio mua he mien dong australia,australian eastern daylight time'],
      [12 * HOUR, 'nzst,gio chuan new zealand,new zealand standard time'],
      [13 * HOUR, 'nzdt,gio mua he new zealand,new zealand daylight time'],
    ] as const
  ).flatMap(([offset, names]) => names.split(',').map((name) => [name, offset] as const)),
);

/** Each is written for several zones, hours apart. */
const AMBIGUOUS = new Set([
  'cst',
  'cdt',
  'ist',
  'bst',
  'ast',
  'adt',
  'gst',
  'sst',
  'ect',
  'amt',
  'wst',
  'pt',
  'et',
  'ct',
  'mt',
]);

/** Names that mean summer time in summer. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ['gio thai binh duong', 'America/Los_Angeles'],
  ['pacific time', 'America/Los_Angeles'],
  ['gio mien nui', 'America/Denver'],
  ['mountain time', 'America/Denver'],
  ['gio mien dong', 'America/New_York'],
  ['eastern time', 'America/New_York'],
  ['central time', 'America/Chicago'],
  ['gio trung au', 'Europe/Paris'],
  ['central european time', 'Europe/Paris'],
  ['gio dong au', 'Europe/Athens'],
]);
