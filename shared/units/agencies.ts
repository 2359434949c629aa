import { cleanText, plainKey, toneKey } from '../text/vietnamese.ts';

/**
 * The agencies named in "Cơ quan chủ trì" or "Cơ quan phối hợp", in the order written, each once and in one spelling.
 *
 * A semicolon or a line break always parts. A comma, a slash and "và" stand inside names as often as between them
 * ("Các sở, ban ngành", "Sở Nông nghiệp và Môi trường"), so they part only where the name of an agency begins behind them.
 */
export function splitAgencies(text: string): readonly string[] {
  const names: string[] = [];
  for (const piece of text.split(/[;\n\r]+/)) {
    for (const name of splitWithinPiece(cleanText(piece))) {
      const canonical = agencyName(name);
      if (canonical !== '' && !names.some((other) => agencyKey(other) === agencyKey(canonical)))
        names.push(canonical);
    }
  }
  return names;
}

/** The one spelling of an agency: abbreviations spelled out, known variants unified, else as typed. */
export function agencyName(typed: string): string {
  const name = cleanText(typed.replace(/^[\s,;/.–-]+|[\s,;/.–-]+$/g, ''));
  if (name === '') return '';
  const spelled = SPELLED_OUT.reduce((text, [short, long]) => text.replace(short, long), name);
  const known = KNOWN.get(agencyKey(spelled));
  if (known !== undefined) return known;
  const group = spelled.replace(/^các\s+sở/iu, 'Các sở');
  return group.charAt(0).toUpperCase() + group.slice(1);
}

/** Equal keys are one agency. */
function agencyKey(name: string): string {
  return toneKey(name);
}

/** Abbreviations that can only mean one thing. "(?![\p{L}])" instead of \b, which knows no Vietnamese letters. */
const SPELLED_OUT: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})UBND(?!\p{L})/giu, 'Ủy ban nhân dân'],
  [/(?<!\p{L})HĐND(?!\p{L})/giu, 'Hội đồng nhân dân'],
  [/(?<!\p{L})(?:UB)?MTTQ(?:VN)?(?!\p{L})/giu, 'Ủy ban Mặt trận Tổ quốc Việt Nam'],
  [/(?<!\p{L})CTMTQG(?!\p{L})/giu, 'Chương trình mục tiêu quốc gia'],
  [/(?<!\p{L})VPĐP(?!\p{L})/giu, 'Văn phòng Điều phối'],
];

const OFFICE = 'Văn phòng Điều phối các Chương trình mục tiêu quốc gia thành phố';
const COMMITTEE = 'Ban Chỉ đạo các Chương trình mục tiêu quốc gia thành phố';

/** Variants found in the programme's documents, by key. */
const KNOWN: ReadonlyMap<string, string> = new Map(
  (
    [
      [OFFICE, OFFICE],
      ['Văn phòng Điều phối các Chương trình mục tiêu quốc gia', OFFICE],
      ['Văn phòng Điều phối Chương trình mục tiêu quốc gia', OFFICE],
      ['Văn phòng Điều phối Chương trình mục tiêu quốc gia thành phố', OFFICE],
      ['Văn phòng Điều phối các Chương trình mục tiêu quốc gia thành phố Cần Thơ', OFFICE],
      [COMMITTEE, COMMITTEE],
      ['Ban Chỉ đạo các Chương trình mục tiêu quốc gia', COMMITTEE],
      ['Ban Chỉ đạo các Chương trình mục tiêu quốc gia thành phố Cần Thơ', COMMITTEE],
      ['Các sở, ban ngành', 'Các sở, ban ngành'],
      ['Các sở, ban, ngành', 'Các sở, ban ngành'],
      ['Sở, ban ngành', 'Các sở, ban ngành'],
      ['Các sở, ban ngành thành phố', 'Các sở, ban ngành'],
      ['Ủy ban nhân dân cấp xã', 'Ủy ban nhân dân cấp xã'],
      ['Ủy ban nhân dân các xã, phường', 'Ủy ban nhân dân cấp xã'],
      ['Ủy ban nhân dân xã, phường', 'Ủy ban nhân dân cấp xã'],
      ['Thống kê thành phố', 'Thống kê thành phố'],
    ] as const
  ).map(([variant, name]) => [agencyKey(variant), name]),
);

const SEPARATOR = /\s*,\s*(?:và\s+)?|\s*\/\s*|\s+và\s+|\s*&\s*/giu;

function splitWithinPiece(piece: string): readonly string[] {
  const names: string[] = [];
  let start = 0;
  for (const separator of piece.matchAll(SEPARATOR)) {
    const end = separator.index + separator[0].length;
    if (!beginsAgency(piece.slice(end), piece.slice(start, separator.index))) continue;
    names.push(piece.slice(start, separator.index));
    start = end;
  }
  return [...names, piece.slice(start)];
}

function beginsAgency(rest: string, before: string): boolean {
  const words = plainKey(rest);
  // "sở, ban ngành", "sở, ban, ngành": one group, though "Ban" begins other names.
  if (/^(?:ban|nganh)(?:\s*,)?\s+nganh|^nganh(?!\p{L})/u.test(words)) return false;
  // "Văn phòng HĐND và UBND", "Đoàn đại biểu Quốc hội và HĐND" are one office.
  if (/van phong (?:hdnd|hoi dong nhan dan|doan dai bieu quoc hoi)$/u.test(plainKey(before))) return false;
  return HEADS.some((head) => words === head || words.startsWith(`${head} `));
}

/** First words of names of agencies, without diacritics. "to chuc", "don vi" alone go on with what stands before them. */
const HEADS: readonly string[] = [
  'cac',
  'so',
  'ubnd',
  'uy ban',
  'hdnd',
  'hoi dong',
  'van phong',
  'vpdp',
  'vp',
  'ban chi dao',
  'ban quan ly',
  'ban dan toc',
  'ban to chuc',
  'ban tuyen giao',
  'ban dan van',
  'ban thuong vu',
  'ban thuong truc',
  'ban chi huy',
  'chi nhanh',
  'chi cuc',
  'cuc',
  'thong ke',
  'thanh tra',
  'cong an',
  'bo chi huy',
  'bo doi',
  'quan su',
  'mat tran',
  'mttq',
  'ubmttq',
  'hoi nong dan',
  'hoi lien hiep',
  'hoi cuu',
  'hoi phu nu',
  'hoi chu thap do',
  'doan thanh nien',
  'thanh doan',
  'lien doan',
  'lien minh',
  'dai phat thanh',
  'dai truyen hinh',
  'bao',
  'trung tam',
  'truong',
  'vien',
  'kho bac',
  'ngan hang',
  'bao hiem',
  'dien luc',
  'buu dien',
  'thanh uy',
  'dang uy',
  'phong',
  'don vi lien quan',
  'thue',
  'hai quan',
];
