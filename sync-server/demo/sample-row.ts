/** A row of the sample form before it becomes cells. */
export interface SampleRow {
  readonly at: string;
  readonly unit: string;
  readonly class: string;
  readonly first: SampleDelegate;
  readonly second?: SampleDelegate;
  readonly note?: string;
}

export interface SampleDelegate {
  readonly name: string;
  readonly position: string;
  readonly role: string;
  readonly phone: string;
}

/** A moment of May 2026 as the form writes it. */
export function stamp(day: number, hour: number, minute: number, second = 0): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(day)}/05/2026 ${two(hour)}:${two(minute)}:${two(second)}`;
}
