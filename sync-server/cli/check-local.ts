import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readStoredPlans } from '#shared/tabs/office/stored-plan.ts';
import { hasPlanTabs, readPlanTabs } from '#shared/tabs/plan/read-plan-tabs.ts';
import { RememberedCells } from '#shared/workbook/remembered-cells.ts';
import { StaffSheet } from '#shared/workbook/staff-sheet.ts';
import type { WorkbookSnapshot } from '#shared/workbook/model.ts';
import type { GoogleCheck } from '../google/check-google.ts';
import { openElsewhere } from '../local/xlsx-lock.ts';
import { XlsxWorkbook } from '../local/xlsx-workbook.ts';
import { attempt, found } from './check-found.ts';
import { journalCheck } from './check-journal.ts';
import { newestExports } from './responses-files.ts';
import { refuseJournalBesideLink, workbookPlace } from './workbook-place.ts';
import { gazetteerFor, journalPath, RESPONSES_FOLDER, type WorkplaceOptions } from './workplace.ts';

/** What stands of a local workbook: the file, its plan, whether it can be written, its journal, its exports. */
export async function checkLocal(options: WorkplaceOptions): Promise<readonly GoogleCheck[]> {
  const place = workbookPlace(options);
  const { named, path } = place;
  if (!existsSync(path)) {
    const detail = `không có tệp ${named}`;
    return [found('Bảng tính trên máy', 'missing', detail, MAKE_IT), exportsCheck(options, path)];
  }
  const workbook = await attempt('Bảng tính trên máy', async () => {
    const snapshot = await new XlsxWorkbook(named).read();
    return [fileCheck(named, snapshot), ...(await planChecks(snapshot, options)), writableCheck(named)];
  });
  const journal = await attempt('Nhật ký', async () => {
    refuseJournalBesideLink(options, place);
    return [await journalCheck(journalPath(options, path))];
  });
  return [...workbook, ...journal, exportsCheck(options, path)];
}

const MAKE_IT = 'Chạy npm run so-lop -- setup để lập bảng tính mới, hoặc chỉ tệp bằng --workbook.';

function fileCheck(path: string, { tabs, otherTitles }: WorkbookSnapshot): GoogleCheck {
  const what = 'Bảng tính trên máy';
  if (tabs.length === 0) return found(what, 'missing', `${path} chưa có tab nào của Sổ Lớp`, MAKE_IT);
  const others = otherTitles.length === 0 ? '' : `, ${otherTitles.length} tab khác của cơ quan`;
  return found(what, 'ok', `${path}: ${tabs.length} tab${others}`, null);
}

async function planChecks(
  snapshot: WorkbookSnapshot,
  options: WorkplaceOptions,
): Promise<readonly GoogleCheck[]> {
  if (snapshot.tabs.length === 0) return [];
  const ofDuties = dutyPlanChecks(snapshot);
  if (ofDuties.length > 0 && !hasPlanTabs(snapshot)) return ofDuties;
  const gazetteer = await gazetteerFor(options);
  const match = (typed: string) => gazetteer.match(typed).code;
  const { plan, problems } = readPlanTabs(snapshot, gazetteer.units, { match });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (plan !== null)
    return [found('Kế hoạch', 'ok', `“${plan.title}”, ${plan.classes.length} lớp`, null), ...ofDuties];
  const fix = 'Chạy npm run so-lop -- sync để xem từng chỗ; mỗi chỗ cũng được ghi chú cạnh ô.';
  return [found('Kế hoạch', 'failed', `chưa dùng được, cần sửa ${errors} chỗ`, fix), ...ofDuties];
}

/** Plans of duties by what is stored of them in the file itself; the journal may know more. */
function dutyPlanChecks(snapshot: WorkbookSnapshot): readonly GoogleCheck[] {
  const sheet = new StaffSheet(snapshot, new RememberedCells([]), 0);
  return readStoredPlans(sheet).map(({ id, plan, problem }) =>
    plan === null
      ? found('Kế hoạch', 'failed', `“${id}”: không đọc được`, problem)
      : found('Kế hoạch', 'ok', `“${plan.shortTitle}”, ${plan.duties.length} nghĩa vụ`, null),
  );
}

function writableCheck(path: string): GoogleCheck {
  const what = 'Ghi vào bảng tính';
  const open = openElsewhere(path);
  if (open === null) return found(what, 'ok', 'tệp không mở ở chương trình nào', null);
  const fix = `Đóng tệp trong ${open.program} trước khi đồng bộ.`;
  return found(what, 'missing', `tệp đang mở trong ${open.program}`, fix);
}

function exportsCheck(options: WorkplaceOptions, workbook: string): GoogleCheck {
  const what = 'Bản xuất phản hồi';
  const folder = options.responses ?? join(dirname(workbook), RESPONSES_FOLDER);
  const isFile = statSync(folder, { throwIfNoEntry: false })?.isFile() === true;
  const newest = isFile ? [folder] : existsSync(folder) ? newestExports(folder) : [];
  if (newest.length > 0) return found(what, 'ok', `sẽ đọc ${newest.join(', ')}`, null);
  const others = existsSync(folder) ? readdirSync(folder).length : 0;
  const detail = existsSync(folder)
    ? `${folder} ${others === 0 ? 'trống' : `có ${others} tệp, không tệp nào đọc được`}`
    : `chưa có thư mục ${folder}`;
  return found(what, 'missing', detail, 'Đặt bản xuất .csv hoặc .xlsx của biểu mẫu vào thư mục này.');
}
