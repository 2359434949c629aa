/**
 * Everything that may be typed in the small worlds of the differential test, and what the rules say it means: read by
 * a person from the text of R1, R2, R3 and R4, never by code. So the oracle shares no reader with what it judges, and a
 * rule that comes to read a text differently changes a line here.
 */
export type Said = { readonly role: string } | 'unclear' | 'silent';

export interface NameText {
  readonly typed: string;
  readonly k1: string;
  readonly k2: string;
  /** R1: the post that stands beside the name. */
  readonly post?: string;
  /** R1: no name; compared with nobody. */
  readonly isNobody?: boolean;
}

export interface PhoneText {
  readonly typed: string;
  readonly numbers: readonly string[];
}

export interface SaidText {
  readonly typed: string;
  readonly said: Said;
}

export interface UnitText {
  readonly typed: string;
  readonly unit: string | null;
}

export interface DayText {
  readonly typed: string;
  readonly endMs: number;
}

/** R3. K1: without honorifics, case, spaces, invisible characters and the place of the tone; K2: also without diacritics. */
export const NAMES: readonly NameText[] = [
  { typed: 'Lê An', k1: 'lê an', k2: 'le an' },
  { typed: 'Ông Lê An', k1: 'lê an', k2: 'le an' },
  { typed: 'LÊ AN', k1: 'lê an', k2: 'le an' },
  { typed: 'Đ/c Lê An', k1: 'lê an', k2: 'le an' },
  { typed: '1. Lê An', k1: 'lê an', k2: 'le an' },
  { typed: 'Lê An - Chuyên viên', k1: 'lê an', k2: 'le an', post: 'Chuyên viên' },
  { typed: 'Chủ tịch UBND Lê An', k1: 'lê an', k2: 'le an', post: 'Chủ tịch UBND' },
  { typed: 'Lê Ân', k1: 'lê ân', k2: 'le an' },
  { typed: 'Bà  Lê Ân ', k1: 'lê ân', k2: 'le an' },
  { typed: 'Lê Án', k1: 'lê án', k2: 'le an' },
  { typed: 'Trần Hòa', k1: 'trần hòa', k2: 'tran hoa' },
  { typed: 'Trần Hoà', k1: 'trần hòa', k2: 'tran hoa' },
  { typed: 'TrầnHòa', k1: 'trần hòa', k2: 'tran hoa' },
  { typed: 'Đồng chí TRẦN\u200b HÒA', k1: 'trần hòa', k2: 'tran hoa' },
  { typed: 'Ths. Trần Hòa'.normalize('NFD'), k1: 'trần hòa', k2: 'tran hoa' },
  { typed: 'Trần Hỏa', k1: 'trần hỏa', k2: 'tran hoa' },
  { typed: 'Tran Hoa', k1: 'tran hoa', k2: 'tran hoa' },
  { typed: 'Ong tran hoa', k1: 'tran hoa', k2: 'tran hoa' },
  { typed: 'Chí Anh', k1: 'chí anh', k2: 'chi anh' },
  { typed: 'Chi Ánh', k1: 'chi ánh', k2: 'chi anh' },
  { typed: 'Lý Mỹ', k1: 'lý mỹ', k2: 'li mi' },
  { typed: 'Lí Mỹ', k1: 'lí mỹ', k2: 'li mi' },
  ...[
    'An',
    '#N/A',
    'chưa có',
    'Se bo sung sau',
    '0900111222',
    'Chủ tịch UBND',
    'L? An',
    'Lê An, Trần Hòa',
  ].map((typed) => ({ typed, k1: '', k2: '', isNobody: true })),
];

/** R7: what staff may set as names, and whom each names. */
export const NAMES_SET: readonly { readonly typed: string; readonly names: readonly string[] }[] = [
  { typed: 'Lê An', names: ['Lê An'] },
  { typed: 'Trần Hòa; Lê Ân', names: ['Trần Hòa', 'Lê Ân'] },
  { typed: 'Lê An; Trần Hòa; Lý Mỹ', names: ['Lê An', 'Trần Hòa', 'Lý Mỹ'] },
];

/** R1: a cell may hold several numbers; placeholders are none. */
export const PHONES: readonly PhoneText[] = [
  { typed: '', numbers: [] },
  { typed: 'không có', numbers: [] },
  { typed: '0900111222', numbers: ['0900111222'] },
  { typed: '900111222', numbers: ['0900111222'] },
  { typed: '+84 900 111 222 (Zalo)', numbers: ['0900111222'] },
  { typed: '0900333444', numbers: ['0900333444'] },
  { typed: '0900.333.444', numbers: ['0900333444'] },
  { typed: '0900111222 - 0900333444', numbers: ['0900111222', '0900333444'] },
  { typed: '0900555666', numbers: ['0900555666'] },
  { typed: '2923800111', numbers: ['02923800111'] },
  { typed: '0999999999', numbers: [] },
  { typed: '0123456789', numbers: [] },
];

const UBND = { role: 'lanh_dao_ubnd' } as const;
const FRONT = { role: 'lanh_dao_mttq' } as const;
const CIVIL_SERVANT = { role: 'cong_chuc' } as const;

/** R4, an answer to the role question, or a block's own title. */
export const ROLE_ANSWERS: readonly SaidText[] = [
  { typed: '', said: 'silent' },
  { typed: 'Công chức', said: CIVIL_SERVANT },
  { typed: 'cong chuc', said: CIVIL_SERVANT },
  { typed: 'UBND', said: UBND },
  { typed: 'Lãnh đạo Ủy ban nhân dân', said: UBND },
  { typed: 'Lãnh đạo UBND', said: UBND },
  { typed: 'Mặt trận', said: FRONT },
  { typed: 'Lãnh đạo Ủy ban Mặt trận Tổ quốc Việt Nam', said: FRONT },
  { typed: 'UBND, Mặt trận', said: 'unclear' },
  { typed: 'Công chức UBND', said: 'unclear' },
  { typed: 'Thành phần khác', said: 'silent' },
];

/** R4, a position. */
export const POSITIONS: readonly SaidText[] = [
  { typed: '', said: 'silent' },
  { typed: '-', said: 'silent' },
  { typed: 'Chủ tịch UBND', said: UBND },
  { typed: 'PCT. ỦY BAN NHÂN DÂN', said: UBND },
  { typed: 'Phó Bí thư Đảng ủy, Chủ tịch UBND', said: UBND },
  { typed: 'Phó Chủ tịch UBND kiêm Trưởng phòng Kinh tế', said: UBND },
  { typed: 'Phó Chủ tịch UBMTTQVN', said: FRONT },
  { typed: 'Chuyên viên', said: CIVIL_SERVANT },
  { typed: 'Cán bộ Mặt trận', said: CIVIL_SERVANT },
  { typed: 'Bí thư Chi bộ, Kế toán', said: CIVIL_SERVANT },
  { typed: 'Văn phòng HĐND và UBND', said: CIVIL_SERVANT },
  { typed: 'Phó Chủ tịch HĐND, Chánh Văn phòng HĐND và UBND', said: CIVIL_SERVANT },
  { typed: 'Công chức phụ trách quân sự', said: CIVIL_SERVANT },
  // One post in doubt leaves all of them in doubt.
  { typed: 'Chủ tịch Hội Nông dân, Phó Chủ tịch UBND', said: 'unclear' },
  // A bare leader word: of what, nobody knows.
  { typed: 'Phó Chủ tịch', said: 'unclear' },
  // Of the Party, of the HĐND: nobody's.
  { typed: 'Bí thư', said: 'unclear' },
  { typed: 'Phó Chủ tịch HĐND', said: 'unclear' },
  { typed: 'Chủ tịch UBND, Chủ tịch Mặt trận', said: 'unclear' },
  { typed: 'Lái xe', said: 'unclear' },
];

/** R2, by the few official names of the scene. */
export const UNITS: readonly UnitText[] = [
  { typed: 'Hòa An', unit: '31393' },
  { typed: 'HOÀ AN', unit: '31393' },
  { typed: 'Long Phú', unit: '31639' },
  { typed: 'Ô Môn', unit: '31153' },
  { typed: 'Hòa Ân', unit: null },
];

/** R5: 120 days before the first class of the scene, which is on 11/5/2026: 11/01/2026, 00:00. */
export const SCENE_KNOWN_FROM = Date.UTC(2026, 0, 10, 17);

/** R5: the days that a plan of the scene names, and the last millisecond of each in UTC+7. */
export const DAYS: readonly DayText[] = [
  { typed: '2026-05-07', endMs: Date.UTC(2026, 4, 7, 16, 59, 59, 999) },
  { typed: '2026-05-08', endMs: Date.UTC(2026, 4, 8, 16, 59, 59, 999) },
];
