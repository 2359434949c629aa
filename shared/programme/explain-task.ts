import { displayDay } from '../time/local-date.ts';
import { TASK_STATE_WORDS, TOTAL_WORDS } from './programme-words.ts';
import { describeDue } from './describe-due.ts';
import { describeDaysLeft } from './describe-state.ts';
import type { OccurrenceState, TaskState } from './task-state.ts';
import { mayWait } from './task-state.ts';
import { TOTAL_OF_STATE } from './programme-totals.ts';

/** Why a task has the state it has, rule by rule, in Vietnamese. */
export function explainTask(state: TaskState): readonly string[] {
  const { task, occurrences, deciding } = state;
  const lines = [
    `T1: Nhiệm vụ ${task.key}: ${task.title}`,
    `T2: Thời gian hoàn thành ghi “${task.dueText}”. ${describeDue(task.due)}.`,
  ];
  for (const occurrence of occurrences) {
    const of = occurrences.length > 1 ? `${occurrence.label}: ` : '';
    lines.push(...explainOccurrence(state, occurrence).map((line) => line.replace(': ', `: ${of}`)));
  }
  if (occurrences.length > 1)
    lines.push(
      `T5: Nhiệm vụ định kỳ lấy tình trạng xấu nhất của các kỳ chưa hoàn thành: ${deciding.label} – ${TASK_STATE_WORDS[state.state].label}.`,
    );
  lines.push(`T6: Được đếm vào nhóm “${TOTAL_WORDS[TOTAL_OF_STATE[state.state]]}”.`);
  if (state.classes !== null)
    lines.push(
      `T7: Tiến độ lấy theo các lớp tập huấn: xác nhận đã tổ chức ${state.classes.held}/${state.classes.classes.length} lớp tính đến hết ngày ${displayDay(state.asOf)}.`,
    );
  return lines;
}

function explainOccurrence(state: TaskState, occurrence: OccurrenceState): readonly string[] {
  const { record, due, effectiveDue } = occurrence;
  const lines: string[] = [];
  if (occurrence.extended && effectiveDue !== null) {
    const original = due === null ? 'không có' : displayDay(due);
    lines.push(
      `T3: Hạn mới ${displayDay(effectiveDue)} theo văn bản ${record.grantingDocument}; hạn gốc ${original} vẫn được ghi.`,
    );
  }
  for (const problem of occurrence.problems) lines.push(`T3: ${problem.text}.`);
  const days = describeDaysLeft(occurrence);
  const label = TASK_STATE_WORDS[occurrence.state].label;
  lines.push(`T4: ${label}, vì ${reasonOf(state, occurrence)}.${days === '' ? '' : ` ${days}.`}`);
  return lines;
}

function reasonOf(state: TaskState, occurrence: OccurrenceState): string {
  const { record, effectiveDue, from } = occurrence;
  const due = effectiveDue === null ? '' : displayDay(effectiveDue);
  const today = displayDay(state.asOf);
  const completed = record.completedOn === null ? '' : displayDay(record.completedOn);
  switch (occurrence.state) {
    case 'ht_dung_han':
      return `hoàn thành ngày ${completed} (văn bản ${record.document}), không sau hạn ${due}`;
    case 'ht_qua_han':
      return `hoàn thành ngày ${completed} (văn bản ${record.document}), sau hạn ${due}`;
    case 'cho_xac_nhan':
      return `có ngày hoàn thành ${completed} nhưng chưa có văn bản kết quả`;
    case 'cho_trung_uong':
      return record.waiting
        ? 'thời hạn theo tiến độ Trung ương và đã được đặt chờ hướng dẫn'
        : 'thời gian chỉ theo Trung ương, chưa ghi ngày có hướng dẫn';
    case 'dang_qua_han':
      return `chưa hoàn thành và ngày ${today} đã sau hạn ${due}${mayWait(state.task) ? ' (chưa được đặt chờ hướng dẫn của Trung ương)' : ''}`;
    case 'dang_trong_han':
      return `đã có tiến độ, chưa hoàn thành và ngày ${today} chưa qua hạn ${due}`;
    case 'chua_thuc_hien':
      return `chưa có tiến độ và ngày ${today} chưa qua hạn ${due}`;
    case 'chua_den_ky':
      return `ngày ${today} chưa đến ngày đầu của kỳ (${from === null ? '' : displayDay(from)})`;
    case 'khong_han':
      return completed === ''
        ? 'thời gian hoàn thành không có hạn, không bao giờ quá hạn'
        : `không có hạn để so; đã hoàn thành ngày ${completed} (văn bản ${record.document})`;
    default:
      return 'thời gian hoàn thành không cho biết hạn; đề nghị sửa “Thời gian hoàn thành” hoặc ghi hạn mới kèm văn bản';
  }
}
