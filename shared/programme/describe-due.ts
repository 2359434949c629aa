import { displayDay } from '../time/local-date.ts';
import { DUE_KIND_WORDS } from './programme-words.ts';
import type { DueFlag, DueReading } from '../due/due-reading.ts';

/** A due reading in words, for the list and the task tab: "trong quý: từ 01/04/2026 đến 30/06/2026 …". */
export function describeDue(due: DueReading): string {
  if (due.kind === null || due.kind === 'invalid') return `Chưa đọc được: ${due.error ?? ''}`;
  const notes = due.flags.map((flag) => FLAG_WORDS[flag]);
  if (due.lenientTo !== null) notes.push(`“trước ngày” không gồm ngày ${displayDay(due.lenientTo)}`);
  if (due.error !== null) notes.push(due.error);
  const days = describeDays(due);
  const text = `${DUE_KIND_WORDS[due.kind]}${days === '' ? '' : `: ${days}`}`;
  const sentence = notes.length === 0 ? text : `${text} (${notes.join('; ')})`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const FLAG_WORDS: Readonly<Record<DueFlag, string>> = {
  conditional: 'theo tiến độ Trung ương hướng dẫn',
  maintenance: 'hoàn thành lần đầu theo hạn này, sau đó duy trì, không có hạn',
  needsConfirmation: 'đề nghị xác nhận',
  yearInferred: 'năm lấy theo chương trình công tác',
};

/** More than these are counted, not listed. */
const LISTED_MAX = 4;

function describeDays(due: DueReading): string {
  if (due.occurrences.length > 0) {
    const count = `${due.occurrences.length} kỳ`;
    const listed = due.occurrences.slice(0, LISTED_MAX).map(displayDay).join(', ');
    return `${count}, hạn ${listed}${due.occurrences.length > LISTED_MAX ? ', …' : ''}`;
  }
  if (due.to === null) return '';
  if (due.from === null || due.from === due.to) return `hạn hết ngày ${displayDay(due.to)}`;
  return `từ ${displayDay(due.from)} đến hết ngày ${displayDay(due.to)}`;
}
