/** Who stands in a list that a commune sent, and whose list it is (P43). */
import type { CellValue } from '../workbook/model.ts';

export interface ListPart {
  readonly sheet: string;
  /** As the heading says it; '' where it says none, or several. */
  readonly unitTyped: string;
  readonly people: readonly ListPerson[];
  /** Titles of its columns of meals and nights, in the order of `ListPerson.answers`. */
  readonly slots: readonly string[];
  /** P73: it says that nobody asks for meals and rooms. */
  readonly saysNoStay: boolean;
  /** Its own words say that it takes the place of one sent before. */
  readonly saysReplaces: boolean;
}

/** One row; cells as typed, null where blank. */
export interface ListPerson {
  /** Row of the sheet, from 1. */
  readonly row: number;
  readonly unitTyped: string;
  readonly class: CellValue;
  readonly name: CellValue;
  readonly position: CellValue;
  readonly role: CellValue;
  readonly phone: CellValue;
  readonly note: CellValue;
  readonly sexTyped: CellValue;
  /** Of meals and nights, in the order of their columns. */
  readonly answers: readonly CellValue[];
}
