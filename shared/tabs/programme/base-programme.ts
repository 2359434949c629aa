import { cleanText, plainKey } from '../../text/vietnamese.ts';
import type { TabSnapshot, WorkbookSnapshot } from '../../workbook/model.ts';
import { inOrder, makeTask } from '../../programme/make-task.ts';
import { DEFINITION_FIELDS, splitTaskKey, textOfCells } from '../../programme/programme-as-of.ts';
import type { Programme, ProgrammeSection, Task } from '../../programme/programme.ts';
import { foundOddities } from './oddity-rows.ts';
import { yearInTitle } from '../../programme/read-programme.ts';
import { PROGRAMME_SECTION, PROGRAMME_TAB, PROGRAMME_TITLE } from '../../workbook/keys.ts';

/** Key of the first row of `Phụ lục 01`: it tells which programme the tab was set up with, whatever is typed over it. */
export function titleRowKey(programme: Programme): string {
  const slug = plainKey(programme.title)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80);
  return PROGRAMME_TITLE.of(slug);
}

/**
 * The programme that a workbook's corrections correct: the one given, unless `Phụ lục 01` was set up with another. Then the tab
 * itself is all there is, so that a sync without `--programme` never mixes two programmes.
 */
export function baseProgramme(snapshot: WorkbookSnapshot, given: Programme): Programme {
  const tab = snapshot.tabs.find((candidate) => candidate.key === PROGRAMME_TAB);
  const title = tab?.rows.find((row) => row.key !== null && PROGRAMME_TITLE.is(row.key));
  if (tab === undefined || title === undefined || title.key === titleRowKey(given)) return given;
  const cell = cellsOf(tab);
  const text = cleanText(String(cell(title.key ?? '', 'no') ?? ''));
  const sections = tab.rows.flatMap((row): readonly ProgrammeSection[] => {
    const no = PROGRAMME_SECTION.partsOf(row.key ?? '')?.[0];
    return no === undefined || !/^[IVX]+$/.test(no)
      ? []
      : [{ no, title: cleanText(String(cell(row.key ?? '', 'title') ?? '')) }];
  });
  const base: Programme = {
    title: text,
    year: yearInTitle(text) ?? given.year,
    sections,
    tasks: [],
    oddities: foundOddities(
      tab.rows.map(({ key }) => ({ key, text: key === null ? null : cell(key, 'no') })),
    ),
  };
  const tasks = tab.rows.flatMap((row): readonly Task[] => {
    const parts = row.key === null ? null : splitTaskKey(row.key, base);
    if (row.key === null || parts === null) return [];
    const key = row.key;
    const typed = textOfCells(new Map(DEFINITION_FIELDS.map((field) => [field, cell(key, field)])));
    return [makeTask({ ...BLANK, ...parts, ...typed }, base.year)];
  });
  return { ...base, tasks: inOrder(tasks, sections) };
}

/** The programme that `Phụ lục` was set up with; null: there is no such tab, or it does not say. */
export function foundProgramme(
  snapshot: WorkbookSnapshot,
): { readonly title: string; readonly isSame: (given: Programme) => boolean } | null {
  const tab = snapshot.tabs.find((candidate) => candidate.key === PROGRAMME_TAB);
  const key = tab?.rows.find((row) => row.key !== null && PROGRAMME_TITLE.is(row.key))?.key ?? null;
  if (tab === undefined || key === null) return null;
  const title = cleanText(String(cellsOf(tab)(key, 'no') ?? ''));
  return { title, isSame: (given) => titleRowKey(given) === key };
}

const BLANK = { title: '', leadTyped: '', coordinatorTyped: '', dueText: '', product: '' };

function cellsOf(tab: TabSnapshot) {
  const rows = new Map(tab.rows.map((row) => [row.key, row.cells]));
  return (row: string, column: string) => {
    const at = tab.columns.indexOf(column);
    return at < 0 ? null : (rows.get(row)?.[at] ?? null);
  };
}
