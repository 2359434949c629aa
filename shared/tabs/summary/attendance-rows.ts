import { classSessions } from '../../plan/class-sessions.ts';
import type { Plan } from '../../plan/plan.ts';
import { attendanceSentences } from '../../registrations/attendance-words.ts';
import type { Reconciliation } from '../../registrations/registration.ts';
import { flowLines } from '../../text/flow-lines.ts';
import { textRow } from '../../workbook/heading-rows.ts';
import { ATTENDANCE_ROW, CLASS_TAB } from '../../workbook/keys.ts';
import type { Row } from '../../workbook/model.ts';

/** P40: who came, class by class; nothing before anybody was called. */
export function attendanceRows(
  { classes, units }: Pick<Reconciliation, 'classes' | 'units'>,
  plan: Pick<Plan, 'classes'>,
): readonly Row[] {
  const names = new Map(units.map(({ code, name }) => [code, name]));
  const rows = classes.flatMap(({ code, attendance }) => {
    const planned = plan.classes.find((one) => one.code === code);
    if (planned === undefined || attendance === undefined) return [];
    const unitName = (unit: string) => names.get(unit) ?? unit;
    const sentences = attendanceSentences(attendance, classSessions(planned), unitName);
    return flowLines(sentences, ' ', LINE_CHARACTERS_MAX).map((text, line): Row => {
      const isFirst = line === 0;
      return {
        key: ATTENDANCE_ROW.of(isFirst ? code : `${code}:${line + 1}`),
        kind: 'info',
        cells: { class: isFirst ? `${planned.label}:` : null, date: text },
        ...(isFirst ? { links: { class: CLASS_TAB.of(code) } } : {}),
      };
    });
  });
  return rows.length === 0 ? [] : [textRow('attendance', 'section', 'class', 'Điểm danh'), ...rows];
}

/** As much as runs over the columns of the summary. */
const LINE_CHARACTERS_MAX = 170;
