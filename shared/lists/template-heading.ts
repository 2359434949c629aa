import { classDaysText } from '../plan/class-days.ts';
import type { PlanClass } from '../plan/plan.ts';
import type { TemplateCell } from './template-cell.ts';

export interface HeadingSays {
  readonly width: number;
  readonly unitName: string;
  readonly planTitle: string;
  readonly classes: readonly PlanClass[];
  /** As the document says it; '' where it does not. */
  readonly due: string;
  /** The commune may say that nobody asks for meals and rooms (P73). */
  readonly stay: boolean;
  readonly hasSlots: boolean;
}

/** What stands above the table; the last row is blank. */
export function templateHeading(says: HeadingSays): {
  readonly cells: readonly TemplateCell[];
  readonly rows: number;
} {
  const { width, unitName, planTitle, due } = says;
  const half = Math.floor(width / 2);
  const cells: TemplateCell[] = [];
  let row = 0;
  const write = (from: number, to: number, value: string | null, look: TemplateCell['look']): void => {
    cells.push({ row, column: from, toColumn: to, toRow: row, value, look });
  };
  const whole = (value: string, look: TemplateCell['look']): void => {
    row++;
    write(1, width, value, look);
  };
  const field = (label: string, value: string | null, look: 'answer' | 'day'): void => {
    row++;
    write(1, LABEL_COLUMNS, label, 'label');
    write(LABEL_COLUMNS + 1, look === 'day' ? LABEL_COLUMNS + 2 : width, value, look);
  };
  row++;
  write(1, half, unitName.toUpperCase(), 'letterhead');
  write(half + 1, width, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'letterhead');
  row++;
  write(half + 1, width, 'Độc lập - Tự do - Hạnh phúc', 'motto');
  row++;
  whole('DANH SÁCH ĐẠI BIỂU THAM DỰ', 'title');
  whole(planTitle, 'subtitle');
  for (const one of says.classes) whole(whenAndWhere(one), 'hint');
  if (due !== '') whole(`Hạn gửi danh sách: ${due}`, 'hint');
  row++;
  field('Đơn vị:', unitName, 'answer');
  field('Ngày nhận (cơ quan nhận danh sách ghi):', null, 'day');
  if (says.stay) field('Không đăng ký ăn, nghỉ (đánh x nếu không có ai):', null, 'day');
  whole(says.hasSlots ? HINT_OF_STAY : HINT, 'hint');
  return { cells, rows: row };
}

/** Of the labels: STT and names. */
const LABEL_COLUMNS = 2;
const HINT = 'Mỗi đại biểu ghi một dòng. Thiếu dòng thì chèn thêm trên dòng “Cộng”.';
const HINT_OF_STAY = `${HINT} Đánh x vào từng bữa ăn, từng đêm nghỉ đăng ký.`;

function whenAndWhere(planned: PlanClass): string {
  const { label, venue } = planned;
  return [label, classDaysText(planned), ...(venue === '' ? [] : [venue])].join(', ');
}
