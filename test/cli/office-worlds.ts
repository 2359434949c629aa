/** What may befall an office, and what may be run there: the parts of test/cli/less-than-before.test.ts. */
import { cpSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { openJob } from '../../sync-server/cli/open-job.ts';
import { exitCodeOf } from '../../sync-server/cli/exit-code.ts';
import { SyncedWorkbook } from '../../sync-server/service/synced-workbook.ts';
import { command } from './in-process.ts';
import { type Answer, answersOf, csvOf, type LivedOffice, NOW, planOf, programmeOf } from './lived-office.ts';

export interface World {
  readonly workbook: keyof typeof WORKBOOKS;
  readonly journal: keyof typeof JOURNALS;
  readonly answers: keyof typeof EXPORTS;
  readonly plan: keyof typeof PLANS;
  readonly programme: keyof typeof PROGRAMMES;
  readonly command: keyof typeof COMMANDS;
}

export const OFFICE = {
  title: 'Sở Một',
  answers: answersOf(
    'Lê Thị Ánh,Trần Văn Bình,Phạm Thị Cúc,Danh Dũng,Thạch Thị Em,Sơn Hoàng Giang,Võ Thị Hoa,Đỗ Văn Khang,Ngô Thị Lan,Bùi Văn Minh'.split(
      ',',
    ),
    '00',
  ),
};

/** Another office of the same communes: its seats bear the same keys. */
export const OTHER_OFFICE = {
  title: 'Sở Hai',
  answers: answersOf(
    'Kim Sa Rươl,Lâm Thị Nga,Hồ Thị Oanh,Mai Phúc,Tô Thị Quý,Cao Rin,Lý Sen,Tạ Thị Thu,Quách Út,Ưng Thị Vy'.split(
      ',',
    ),
    '07',
  ),
};

type Befall = (office: LivedOffice) => void | Promise<void>;

const PLAN_TABS = ['Kế hoạch', 'Danh sách lớp', 'Phân lớp'];
const PROGRAMME_TABS = ['Phụ lục 01', 'NV I.5', 'NV IV.1'];
const ALL_TABS = [
  'Tổng hợp',
  'Cần xử lý',
  'Lớp 21',
  'Lớp 22',
  ...PROGRAMME_TABS,
  ...PLAN_TABS,
  'Danh mục',
  'Nhật ký',
];

/** `gone`: something that stood in the workbook stands there no more. */
export const WORKBOOKS = {
  'as it is': { gone: false, alter: () => undefined },
  'one class less': { gone: true, alter: without(['Lớp 21']) },
  'one plan tab less': { gone: true, alter: without(['Danh sách lớp']) },
  'no plan tabs': { gone: true, alter: without(PLAN_TABS) },
  'no programme': { gone: true, alter: without(PROGRAMME_TABS.slice(0, 1)) },
  'no tabs': { gone: true, alter: without(ALL_TABS) },
  'emptied cells': { gone: true, alter: emptied(['Lớp 21', 'Danh sách lớp']) },
  'no file': { gone: true, alter: ({ workbook }) => rmSync(workbook) },
  'a file of 0 bytes': { gone: true, alter: ({ workbook }) => truncateSync(workbook, 0) },
} satisfies Record<string, { readonly gone: boolean; readonly alter: Befall }>;

function without(titles: readonly string[]): Befall {
  return changed((book) => {
    for (const title of titles) book.removeWorksheet(title);
    const isOf = (range: string): boolean => titles.some((title) => range.startsWith(`'${title}'!`));
    book.definedNames.model = book.definedNames.model.filter(({ ranges }) => !ranges.some(isOf));
    if (book.worksheets.every(({ state }) => state !== 'visible')) book.addWorksheet('Trang 1');
  });
}

function emptied(titles: readonly string[]): Befall {
  return changed((book) => {
    for (const title of titles)
      book.getWorksheet(title)?.eachRow((row) => row.eachCell((cell) => void (cell.value = null)));
  });
}

function changed(change: (book: ExcelJS.Workbook) => void): Befall {
  return async ({ workbook }) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(workbook);
    change(book);
    await book.xlsx.writeFile(workbook, { zip: { compression: 'STORE' } });
  };
}

interface JournalState {
  readonly isForeign: boolean;
  readonly lose: (office: LivedOffice, other: LivedOffice | null) => void;
}

export const JOURNALS = {
  kept: { isForeign: false, lose: () => undefined },
  lost: { isForeign: false, lose: ({ journal }) => loseJournal(journal) },
  'of another office': {
    isForeign: true,
    lose: ({ journal }, other) => {
      loseJournal(journal);
      if (other !== null) cpSync(other.journal, journal);
    },
  },
} satisfies Record<string, JournalState>;

function loseJournal(journal: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${journal}${end}`, { force: true });
}

interface Export {
  /** How a sync of the office as it is ends. */
  readonly code: number;
  /** Who is less because a response says so. */
  readonly said: readonly string[];
  readonly make: (office: LivedOffice) => void;
}

const ANSWERS = OFFICE.answers;
const NEWS: Answer = ['06/05/2026 10:00:00', 'Xã Hòa An', 'Tăng Thị Yến', '', 'Công chức', '0900222333'];

export const EXPORTS = {
  'the same': ended(0, () => undefined),
  newer: ended(0, rows([...ANSWERS, NEWS])),
  'one response edited': ended(
    0,
    rows(ANSWERS.map((one, at) => (at === 3 ? one.with(2, 'Hồng Khởi') : one))),
    ['Danh Dũng'],
  ),
  'one response withdrawn': ended(0, rows(ANSWERS.toSpliced(2, 1)), ['Phạm Thị Cúc']),
  'without the newest response': ended(3, rows(ANSWERS.slice(0, -1))),
  'half of the rows': ended(3, rows(ANSWERS.slice(0, 5))),
  'the other half of the rows': ended(3, rows(ANSWERS.slice(5))),
  'a heading without rows': ended(3, rows([])),
  'of another office': ended(3, rows(OTHER_OFFICE.answers)),
  'none in the folder': ended(3, ({ answers }) => rmSync(answers)),
  'no folder': ended(3, ({ answers }) => rmSync(dirname(answers), { recursive: true })),
  'a folder by another name': ended(3, ({ answers }) =>
    renameSync(dirname(answers), `${dirname(answers)}-cu`),
  ),
  'cut off in the middle': ended(2, ({ answers }) =>
    truncateSync(answers, Math.floor(readFileSync(answers).length / 2)),
  ),
  'of 0 bytes': ended(2, ({ answers }) => writeFileSync(answers, '')),
  'of another kind': ended(2, ({ answers }) => writeFileSync(answers, 'Biên bản,Ngày\nhọp,hôm qua\n')),
  'with renamed columns': ended(2, ({ answers }) =>
    writeFileSync(answers, csvOf(ANSWERS, ['A', 'B', 'C', 'D', 'E', 'F'])),
  ),
} satisfies Record<string, Export>;

function ended(code: number, make: Export['make'], said: readonly string[] = []): Export {
  return { code, said, make };
}

function rows(answers: readonly Answer[]): Export['make'] {
  return (office) => writeFileSync(office.answers, csvOf(answers));
}

type Options = (office: LivedOffice) => readonly string[];

export const PLANS = {
  none: () => [],
  'the same': ({ plan }) => ['--plan', plan],
  'a class less': named('--plan', planOf(OFFICE.title, [21])),
  another: named('--plan', planOf('khác', [4, 5])),
  faulty: named('--plan', '{}'),
} satisfies Record<string, Options>;

export const PROGRAMMES = {
  none: () => [],
  'the same': ({ programme }) => ['--programme', programme],
  'a task less': named('--programme', programmeOf(OFFICE.title, ['IV.1'])),
  another: named('--programme', programmeOf('khác', ['II.1'])),
} satisfies Record<string, Options>;

function named(option: string, content: string): Options {
  return ({ folder }) => {
    const file = join(folder, `${option.slice(2)}-khac.json`);
    writeFileSync(file, content);
    return [option, file];
  };
}

type Ended = { readonly code: number | null; readonly err: string };
type Run = (office: LivedOffice, options: readonly string[]) => Promise<Ended>;

export const COMMANDS = {
  sync: ({ workbook }, options) => command(['sync', '--workbook', workbook, '--now', NOW, ...options]),
  setup: ({ workbook }, options) => command(['setup', '--workbook', workbook, '--now', NOW, ...options]),
  demo: ({ folder }) => command(['demo', '--once', '--dir', folder, '--now', NOW]),
  undo: ({ workbook }) => command(['undo', '--workbook', workbook, '--now', NOW, '--confirm']),
  decide,
} satisfies Record<string, Run>;

/** A decision in the panel about whoever is outside the quota. */
async function decide({ workbook }: LivedOffice): Promise<Ended> {
  try {
    const { job } = await openJob({ workbook, now: NOW }, 'panel', false);
    const service = new SyncedWorkbook(job, () => job.nowMs);
    try {
      await service.look();
      const { queue } = await service.panelState({ mayDecide: true });
      const registration = queue.find(({ kind }) => kind === 'extra_pending')?.registration ?? '';
      const { sync } = await service.decide(
        { ask: 'decide', registration, kind: 'approve', value: null },
        null,
      );
      if (sync.status === 'rejected') throw sync.reason;
      return { code: sync.value.outcome === 'done' ? 0 : 3, err: sync.value.message };
    } finally {
      await service.close();
    }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return { code: exitCodeOf(error), err: error.message };
  }
}
