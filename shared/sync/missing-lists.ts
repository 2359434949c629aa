/**
 * P43, R8: a list file is one commune's table of responses. One that was read before and is not there any more is no word of the
 * commune that its people stay away, however few they are.
 */
import { numberText } from '../text/number-text.ts';

/** A response of the last sync, as far as lists go. */
export interface ListedResponse {
  readonly names: readonly string[];
  /** The list file in which it stood; null: in the Form's table, or nobody knows. */
  readonly list: string | null;
  readonly isGone: boolean;
}

/** How many delegates were read from each list file of which nobody stands anywhere now, by its name. */
export function missingLists(
  before: readonly ListedResponse[],
  read: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const missing = new Map<string, number>();
  const standing = new Set<string>();
  for (const { list, names, isGone } of before) {
    if (list === null || read.has(list)) continue;
    // Under another name it is the same list.
    if (!isGone) standing.add(list);
    missing.set(list, (missing.get(list) ?? 0) + names.length);
  }
  for (const list of standing) missing.delete(list);
  return new Map([...missing].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function missingListsText(missing: ReadonlyMap<string, number>): string {
  const named = [...missing].slice(0, NAMED_MAX);
  const rest = missing.size - named.length;
  const files = named.map(([name, people]) => `“${name}” (${numberText(people)} đại biểu)`).join(', ');
  const more = rest === 0 ? '' : ` và ${numberText(rest)} tệp khác`;
  return (
    `tệp danh sách của đơn vị đã đọc lần trước nay không có, hoặc không còn đọc được như danh sách, trong thư mục phản hồi: ${files}${more}; ` +
    'ghi tiếp thì các đăng ký ấy thành “Đã rút”.'
  );
}

const NAMED_MAX = 10;

export const CONFIRM =
  'xác nhận để ghi tiếp (--confirm, hoặc nút “Đã kiểm tra, cho đồng bộ” ở trang theo dõi).';

export const CHECK_LIST = `Đề nghị đặt lại tệp ấy, hoặc danh sách đã sửa của đơn vị (.xlsx, tên tệp thế nào cũng được); nếu đơn vị rút cả danh sách, ${CONFIRM}`;
