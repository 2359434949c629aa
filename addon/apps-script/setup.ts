import { askServer } from './ask-server.ts';
import { ring } from './doorbell.ts';
import { scriptClientId } from './script-client.ts';
import { onlyServer, parseServer, remember, setting } from './settings.ts';

/** Every trigger that the add-in needs, with what to call it when saying what was done. */
const TRIGGERS = [
  { handler: 'onFormSubmitted', label: 'khi có đăng ký mới' },
  { handler: 'onStaffEdit', label: 'khi sửa bảng' },
  { handler: 'onHour', label: 'mỗi giờ' },
] as const;

/**
 * Address, triggers, first sync. Running it again changes nothing that is right already; it answers, line by line, what
 * it found and what it did.
 *
 * @param typed what was typed for the address; '' keeps the one in use.
 */
export function setUp(typed: string): readonly string[] {
  const lines = [
    ...settleServer(typed),
    ...settleDoorbellKey(),
    ...settleTriggers(),
    ...clientLines(),
    ...timeZoneLines(),
  ];
  if (setting('server') === null) return lines;
  const answer = ring('menu');
  if (answer === 'waiting') return [...lines, 'Đang có một lần đồng bộ khác.'];
  return [
    ...lines,
    answer.ok ? 'Đã đồng bộ lần đầu với máy chủ.' : `Chưa đồng bộ được: ${answer.failure.message}`,
  ];
}

function settleServer(typed: string): readonly string[] {
  const before = setting('server');
  const wanted = typed.trim();
  if (wanted === '') {
    return [before === null ? 'Chưa có địa chỉ máy chủ.' : `Giữ địa chỉ máy chủ: ${before}`];
  }
  if (parseServer(wanted, 'x') === null) {
    if (onlyServer !== null)
      return [
        `Địa chỉ “${wanted}” không dùng được: tiện ích này chỉ làm việc với máy chủ ${onlyServer}. Không thay đổi gì.`,
      ];
    return [`Địa chỉ “${wanted}” không dùng được: cần dạng https://may-chu.example. Không thay đổi gì.`];
  }
  if (wanted === before) return [`Giữ địa chỉ máy chủ: ${before}`];
  remember('server', wanted);
  // The key of one server is nothing that another should see.
  remember('doorbellKey', null);
  return [`Đã ghi địa chỉ máy chủ: ${wanted}`];
}

/** Asked for each time: after the server's secret was changed, setting up once more is the way to the new key. */
function settleDoorbellKey(): readonly string[] {
  if (setting('server') === null) return [];
  const answer = askServer('doorbell-key');
  const key = answer.ok ? (answer.content as { readonly key?: unknown }).key : undefined;
  if (typeof key === 'string' && KEY.test(key)) {
    if (setting('doorbellKey') === key) return ['Giữ khóa báo tin của trình kích hoạt.'];
    remember('doorbellKey', key);
    return ['Đã nhận khóa báo tin cho trình kích hoạt.'];
  }
  const why = answer.ok ? 'máy chủ trả lời không đúng dạng.' : answer.failure.message;
  return [`Chưa nhận được khóa báo tin cho trình kích hoạt: ${why}`];
}

const KEY = /^[\w-]{20,100}$/;

function clientLines(): readonly string[] {
  const client = scriptClientId();
  return client === null
    ? []
    : [`Mã ứng dụng khách OAuth của tập lệnh, để ghi vào cấu hình máy chủ: ${client}`];
}

/** Dates in a sheet have no time zone of their own: read in another one, the deadline would be a day off. */
function timeZoneLines(): readonly string[] {
  const zone = SpreadsheetApp.getActive().getSpreadsheetTimeZone();
  if (SAME_CLOCK.includes(zone)) return [];
  return [
    `Múi giờ của bảng tính là ${zone}. Đề nghị đổi ở “Tệp › Cài đặt › Múi giờ” thành (GMT+07:00) Thành phố Hồ Chí Minh.`,
  ];
}

/** Names of the clock of Vietnam that Google offers. */
const SAME_CLOCK: readonly string[] = ['Asia/Ho_Chi_Minh', 'Asia/Saigon', 'Asia/Bangkok'];

/** A trigger belongs to whoever made it; one of each is enough, so doubles of ours are taken away. */
function settleTriggers(): readonly string[] {
  const standing = ScriptApp.getProjectTriggers();
  return TRIGGERS.map(({ handler, label }) => {
    const [first, ...doubles] = standing.filter((trigger) => trigger.getHandlerFunction() === handler);
    for (const double of doubles) ScriptApp.deleteTrigger(double);
    if (first !== undefined) return `Giữ trình kích hoạt ${label}.`;
    create(handler);
    return `Đã tạo trình kích hoạt ${label}.`;
  });
}

function create(handler: (typeof TRIGGERS)[number]['handler']): void {
  const builder = ScriptApp.newTrigger(handler);
  if (handler === 'onHour') {
    builder.timeBased().everyHours(1).create();
    return;
  }
  const ofSheet = builder.forSpreadsheet(SpreadsheetApp.getActive());
  (handler === 'onFormSubmitted' ? ofSheet.onFormSubmit() : ofSheet.onEdit()).create();
}
