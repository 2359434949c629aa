import { DUE_SOON_LABEL } from './programme-words.ts';
import type { OccurrenceState } from './task-state.ts';

/** "Quá hạn 143 ngày", "Sắp đến hạn: còn 5 ngày", "Còn 41 ngày"; '' where nothing is counted down. */
export function describeDaysLeft(state: OccurrenceState): string {
  const { daysLeft } = state;
  if (daysLeft === null) return '';
  if (daysLeft < 0) return `Quá hạn ${-daysLeft} ngày`;
  const left = daysLeft === 0 ? 'hạn hôm nay' : `còn ${daysLeft} ngày`;
  if (state.dueSoon) return `${DUE_SOON_LABEL}: ${left}`;
  return left.charAt(0).toUpperCase() + left.slice(1);
}
