import type { Cursor } from './cursor.ts';
import type { DueCore } from './due-tree.ts';
import { parseDuration, parseQuota, parseRelative } from './parse-amount.ts';
import { parseYearSuffix } from './parse-number.ts';

type Words = Extract<DueCore, { readonly type: 'words' }>;

/** Due texts that name no day: ongoing, waiting for others, on demand, a number, a length of time. */
export function parseWords(at: Cursor): Words | null {
  return at.first<Words>(
    () => (parseOngoing(at) ? { type: 'words', kind: 'ongoing' } : null),
    () => (parseExternal(at) ? { type: 'words', kind: 'external' } : null),
    () => (parseEvents(at) ? { type: 'words', kind: 'event' } : null),
    () => (parseQuota(at) ? { type: 'words', kind: 'quota' } : null),
    () => (parseRelative(at) ? { type: 'words', kind: 'relative' } : null),
    () => (parseDuration(at) ? { type: 'words', kind: 'duration' } : null),
    () => (at.phrase('theo định kỳ', 'định kỳ') === null ? null : { type: 'words', kind: 'unspecified' }),
  );
}

function parseOngoing(at: Cursor): boolean {
  if (at.phrase('không thời hạn', 'không có thời hạn', 'không xác định thời hạn') !== null) return true;
  if (at.phrase('thường xuyên', 'liên tục') === null) return false;
  for (;;) {
    const more = at.attempt(() => {
      at.sign(',', '/');
      at.phrase('và');
      return at.phrase(
        'liên tục',
        'thường xuyên',
        'lâu dài',
        'hàng năm',
        'hằng năm',
        'hàng ngày',
        'hằng ngày',
      );
    });
    if (more === null) break;
  }
  // The year says when it is done, not when it is due.
  at.attempt(() => {
    at.phrase('trong suốt', 'suốt', 'cả');
    return parseYearSuffix(at);
  });
  at.phrase('trong cả năm', 'trong suốt năm', 'trong năm', 'cả năm', 'suốt năm', 'quanh năm');
  return true;
}

const CENTRAL = [
  'Trung ương',
  'TW',
  'TƯ',
  'Chính phủ',
  'Thủ tướng Chính phủ',
  'Quốc hội',
  'các bộ ngành Trung ương',
  'bộ ngành Trung ương',
  'bộ ngành',
  'cấp trên',
  'cấp có thẩm quyền',
  'cấp thẩm quyền',
] as const;

const ACTS = [
  'tiến độ',
  'hướng dẫn',
  'văn bản hướng dẫn',
  'văn bản chỉ đạo',
  'văn bản',
  'chỉ đạo',
  'kế hoạch',
  'lộ trình',
  'quy định',
  'thông báo',
  'ý kiến',
] as const;

/** "theo tiến độ Trung ương hướng dẫn", "khi có hướng dẫn của Trung ương", "sau khi Trung ương ban hành hướng dẫn". */
export function parseExternal(at: Cursor): boolean {
  const found = at.attempt(() => {
    const opened = at.phrase(
      'theo',
      'chờ',
      'sau khi có',
      'khi có',
      'sau khi',
      'khi',
      'tùy theo',
      'phụ thuộc',
    );
    if (opened === null) return null;
    let act: string | null = null;
    for (let next = at.phrase(...ACTS); next !== null; next = at.phrase(...ACTS)) act = next;
    at.phrase('của', 'từ');
    if (!parseAuthority(at)) return null;
    const later = parseAuthorityActs(at);
    return act === null && !later ? null : true;
  });
  return found === true;
}

function parseAuthority(at: Cursor): boolean {
  const dotted = at.attempt(() => (at.phrase('T') && at.sign('.') && at.phrase('Ư', 'W') ? true : null));
  return dotted !== null || at.phrase(...CENTRAL) !== null || at.attempt(() => parseMinistries(at)) !== null;
}

/** "các bộ, ngành Trung ương"; "Bộ Nông nghiệp và Môi trường". */
function parseMinistries(at: Cursor): true | null {
  if (at.phrase(...MINISTRIES) !== null) return true;
  if (at.phrase('các bộ', 'bộ') === null || at.sign(',') === null || at.phrase('ngành') === null) return null;
  at.phrase('Trung ương');
  return true;
}

const MINISTRIES = [
  'Bộ Nông nghiệp và Môi trường',
  'Bộ Tài chính',
  'Bộ Xây dựng',
  'Bộ Nội vụ',
  'Bộ Dân tộc và Tôn giáo',
  'Văn phòng Điều phối Trung ương',
  'Ban Chỉ đạo Trung ương',
] as const;

function parseAuthorityActs(at: Cursor): boolean {
  let any = false;
  while (
    at.phrase('hướng dẫn', 'ban hành', 'phê duyệt', 'chỉ đạo', 'có', 'giao', 'văn bản', 'quy định') !== null
  )
    any = true;
  return any;
}

/** "đột xuất / khi có yêu cầu", "kỳ họp cuối năm của HĐND". */
function parseEvents(at: Cursor): boolean {
  if (!parseEvent(at)) return false;
  while (
    at.attempt(() => {
      at.sign('/', ',', ';');
      at.phrase('và', 'hoặc');
      return parseEvent(at) ? true : null;
    }) !== null
  );
  return true;
}

export function parseEvent(at: Cursor): boolean {
  return at.attempt(() => (parseOnDemand(at) || parseMeeting(at) ? true : null)) === true;
}

const ON_DEMAND = [
  'khi có yêu cầu',
  'theo yêu cầu',
  'khi được yêu cầu',
  'khi cần thiết',
  'khi cần',
  'nếu cần thiết',
  'nếu cần',
  'khi phát sinh',
  'khi có phát sinh',
  'đột xuất',
] as const;

function parseOnDemand(at: Cursor): boolean {
  if (at.phrase(...ON_DEMAND) === null) return false;
  at.attempt(() => {
    at.phrase('của');
    return parseBody(at);
  });
  return true;
}

function parseMeeting(at: Cursor): boolean {
  at.phrase('trước', 'trong', 'tại', 'theo', 'trình');
  if (at.phrase('kỳ họp', 'phiên họp', 'cuộc họp') === null) return false;
  at.phrase('thường kỳ', 'thường lệ', 'chuyên đề');
  parseBody(at);
  at.attempt(() => (at.phrase('thứ', 'lần thứ', 'số') === null ? null : at.number()));
  at.phrase('đầu năm', 'giữa năm', 'cuối năm', 'hàng tháng', 'hằng tháng', 'hàng quý', 'hằng quý');
  at.attempt(() => {
    at.phrase('năm');
    return at.number((token) => token.digits === 4);
  });
  at.phrase('của');
  parseBody(at);
  at.attempt(() => (at.phrase('năm') === null ? null : at.number((token) => token.digits === 4)));
  return true;
}

function parseBody(at: Cursor): string | null {
  const body = at.phrase(
    'Hội đồng nhân dân',
    'HĐND',
    'Ủy ban nhân dân',
    'UBND',
    'Ban Chỉ đạo',
    'Thành ủy',
    'Quốc hội',
    'Trung ương',
    'cấp trên',
    'cấp có thẩm quyền',
    'cơ quan có thẩm quyền',
    'thành phố',
  );
  if (body !== null) at.phrase('thành phố Cần Thơ', 'thành phố', 'cấp xã', 'xã', 'phường', 'các cấp');
  return body;
}
