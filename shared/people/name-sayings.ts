/**
 * What people write into a required name cell when they have nobody to name (R1): that there is nobody yet, that it
 * stands elsewhere, or anything at all. Read as a whole, so that "Trần Không" and "Lê Văn Chưa" stay people.
 */
import { byKey } from '../text/by-key.ts';
import { isWithoutSomeMarks } from '../text/lost-marks.ts';
import { plainKey, toneKey } from '../text/vietnamese.ts';
import { isFamilyName } from './family-names.ts';

/** Diacritics may be left out, not changed; brackets, dots and case do not count. */
export function saysNobody(text: string): boolean {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (words === '' || words.length > SAYING_LENGTH_MAX) return false;
  if (/^(\p{L})(?:\s*\1)*$/u.test(words)) return true;
  const plain = plainKey(words);
  if (opensAsSaying(words) || endsAsSaying(text, plain)) return true;
  if ((WHOLE.get(plain) ?? []).some((saying) => isWithoutSomeMarks(words, saying.text))) return true;
  const [first = '', second = ''] = plain.split(' ');
  const beginnings = [...(HEADS.get(`${first} ${second}`.trim()) ?? []), ...(HEADS.get(first) ?? [])];
  return beginnings.some((saying) => {
    if (plain !== saying.plain && !plain.startsWith(`${saying.plain} `)) return false;
    return isWithoutSomeMarks(words.split(' ').slice(0, saying.words).join(' '), saying.text);
  });
}

/** Do the first two plain words of a text begin a saying? */
export function mayBeginSaying(first: string, second: string): boolean {
  if (OPENINGS_PLAIN.has(first)) return true;
  return HEADS.has(first) || HEADS.has(`${first} ${second}`) || WHOLE.has(`${first} ${second}`);
}

/** Could a saying begin with this plain word? */
export function opensSaying(first: string): boolean {
  return FIRST_WORDS.has(first);
}

/** "Không phân công", "Chờ Đảng ủy". */
function opensAsSaying(words: string): boolean {
  const [first = '', second] = words.split(' ');
  return second !== undefined && OPENINGS.has(toneKey(first));
}

/** "Liên hệ sau" begins with no family name and ends in a small letter's "sau"; "Điểu Sau" is somebody. */
function endsAsSaying(text: string, plain: string): boolean {
  return /\ssau[^\p{L}\p{N}]*$/u.test(text) && !isFamilyName(plain.split(' ')[0] ?? '');
}

/** Words that begin a sentence and no name, as long as their marks are typed: "Khong Van Tu", "Dang Van Bao" and "Huy Hoàng" are people. */
const OPENING_WORDS =
  'không, chưa, sẽ, gửi, hủy, đang, đã, chờ, đợi, hiện, vẫn, tạm, hết, miễn, khuyết, vắng, bận'.split(', ');
const OPENINGS: ReadonlySet<string> = new Set(OPENING_WORDS.map(toneKey));
const OPENINGS_PLAIN: ReadonlySet<string> = new Set(OPENING_WORDS.map(plainKey));

/** A longer text may hold a sentence and a name; it is no saying as a whole. */
const SAYING_LENGTH_MAX = 120;

interface Saying {
  readonly text: string;
  readonly plain: string;
  readonly words: number;
}

/** By what a text begins with: its first two words, of a saying of one word that word. */
function byBeginning(all: readonly Saying[]): ReadonlyMap<string, readonly Saying[]> {
  return byKey(all, ({ plain }) => plain.split(' ').slice(0, 2).join(' '));
}

function sayings(lists: string): readonly Saying[] {
  return lists
    .split(/[,\n]/u)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ text, plain: plainKey(text), words: text.split(' ').length }));
}

/** Whatever follows: "chưa có người", "sẽ bổ sung sau ngày họp". Nobody's name begins so. */
const HEADS = byBeginning(
  sayings(`
  chưa có, chưa cử, chưa xác định, chưa rõ, chưa biết, chưa phân công, chưa bố trí, chưa chốt, chưa cập nhật,
  chưa đăng ký, chưa chọn, chưa tìm, chưa tuyển, chưa sắp xếp, chưa thống nhất, chưa điền, chưa nhập, chưa bổ nhiệm,
  chưa kiện toàn, chưa được, chưa bầu, chưa thể, chưa nhận, chưa gửi, chưa báo, chưa giới thiệu, chưa đề cử,
  hiện chưa, hiện không, hiện tại chưa, tạm chưa, tạm thời, vẫn chưa, còn chưa, còn chờ, còn khuyết, còn thiếu,
  đơn vị chưa, đơn vị không, đơn vị sẽ, đơn vị đang, xã chưa, xã không, phường chưa, phường không,
  sẽ bổ sung, sẽ báo, sẽ gửi, sẽ cập nhật, sẽ cử, sẽ đăng ký, sẽ điền, sẽ thông báo, sẽ có, sẽ cung cấp, sẽ nộp,
  sẽ xác nhận, sẽ chốt, sẽ phân công, sẽ bố trí,
  đang cập nhật, đang chờ, đang xin, đang xem xét, đang bố trí, đang rà soát, đang tuyển, đang đề xuất, đang họp,
  đang phân công, đang sắp xếp, đang kiện toàn, đang trình, đang lấy, đang xác định, đang hoàn thiện, đang lựa chọn,
  đang chọn, đang bổ sung, đang làm, đang tìm, đang liên hệ, đang khuyết, đang trống, đang thống nhất, đang hội ý,
  đang tải,
  chờ bổ sung, chờ ý kiến, chờ cử, chờ phân công, chờ xác nhận, chờ cập nhật, chờ quyết định, chờ lãnh đạo, chờ duyệt,
  chờ thông báo, chờ bố trí, chờ xin, chờ họp, chờ kiện toàn, đợi bổ sung, đợi ý kiến, đợi xác nhận, đợi phân công,
  xin ý kiến, xin bổ sung, xin cập nhật, xin báo, xin gửi, xin vắng, xin phép, xin rút, xin nghỉ, xin không, xin hẹn,
  bổ sung sau, báo sau, gửi sau, cập nhật sau, để sau, điền sau, đăng ký sau, thông báo sau, nhập sau, xác nhận sau,
  cử sau, có sau, nộp sau, chốt sau, tính sau, hẹn sau, sau này, khi nào có, khi có,
  để trống, bỏ trống, bỏ qua, còn trống, trống tên, khuyết tên,
  không cử, không tham gia, không tham dự, không dự, không đi, không đăng ký, không biết, không rõ, không xác định,
  không bố trí, không người, không có ai, không có người, không có đại biểu, không có nhân sự, không có tên, không cần,
  không áp dụng, không thuộc, không tên, không ai, không còn, không ghi, không nhớ, không đủ, ko có, ko cử, ko tham gia,
  ko dự, ko đi, ko tham dự, ko biết, k có, k cử, kg có, kg cử, hong có,
  vắng mặt, vắng có, nghỉ phép, nghỉ hưu, nghỉ ốm, nghỉ thai sản, nghỉ việc, bận họp, bận công tác, bận việc,
  đi công tác, đi học, đi họp,
  như trên, như cũ, như đã, như danh sách, như dòng, như phía trên, như file, như hàng, như lần trước, như mục,
  giống trên, giống như, tương tự như, theo danh sách, theo công văn, theo văn bản, theo file, theo quyết định,
  danh sách đính kèm, danh sách kèm, danh sách theo, danh sách gửi, có danh sách, xem danh sách, xem file, xem tệp,
  xem đính kèm, xem bên, file đính kèm, file kèm, tệp đính kèm, tệp kèm, đính kèm, kèm theo, gửi kèm, gửi zalo,
  gửi qua, gửi mail, gửi email, gửi file,
  họ và tên, họ tên, tên đại biểu, nhập tên, ghi tên, điền tên, tên người, đại biểu thứ, đại biểu số, đại biểu của,
  người thứ, người khác, người được cử, người tham dự, người tham gia, ai cũng được, ai đó, một người, người đại diện,
  test, thử nghiệm, kiểm tra, thử form, dữ liệu thử, điền thử,
  dự kiến, báo cáo, thông báo, mai gửi, mai báo, tối gửi, chiều gửi, đi vắng, chức danh khuyết,
  trùng trên, trùng với, như nhau, kô có, hok có, hông có, chả có, ko phân công,
  pending, not yet, to be, not available, not applicable, no name, no one, no body, coming soon, loading`),
);

/** Nothing may follow: a name may begin so, or it is no phrase. */
const WHOLE = byKey(
  sayings(`
  không, không có, chưa, vắng, trống, khuyết, nghỉ, bận, rỗng, sau, đang, chờ, đợi, tạm, cập nhật, bổ sung, update,
  updating, x, n a, na, n t, nt, nil, null, none, nan, undefined, blank, empty, unknown, nobody, noname, anonymous,
  demo, sample, thử, abc, abcd, xyz, asd, asdf, qwe, qwer, qwerty, tbd, tba, tbc, tôi, tui, mình, em, bản thân,
  cá nhân, cá nhân tôi, chính tôi, tên tôi, tên, đại biểu, người, có, đã có, đã gửi, đã đăng ký, đã báo, đã cử, đủ,
  đồng chí, đại diện, trưởng đoàn, tự túc, zalo, nt nt, ok, oke, yes, no, true, false, như vậy, như nhau, idem, id, ditto, ko, kg, k, hong, hông, vân vân, v v, khác, mục khác`),
  ({ plain }) => plain,
);

const FIRST_WORDS: ReadonlySet<string> = new Set(
  [...OPENINGS_PLAIN, ...HEADS.keys(), ...WHOLE.keys()].map((words) => words.split(' ')[0] ?? ''),
);
