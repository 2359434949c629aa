/**
 * Every key of ours that is stored in a workbook and means something: of tabs, rows, entities and columns, in one place.
 * The server, the add-in and the fakes build and read them here and nowhere else (`test/structure/stored-forms.test.ts`
 * looks). They are kept for ever: workbooks of version 0.1.0 hold the same.
 */
import { oneKey, threeKeys, twoKeys } from './key-form.ts';
import { entityOfRowKey, placeOfRowKey, rowKey } from './row-key.ts';

/** Tabs of which there is one. */
export const SUMMARY_TAB = 'summary';
export const REVIEW_TAB = 'review';
export const LOG_TAB = 'log';
export const PROGRAMME_TAB = 'programme';
export const PLAN_TAB = 'plan';
export const CLASSES_TAB = 'classes';
export const ASSIGNMENT_TAB = 'assignment';
/** The official units, for dropdowns too long for a list of their own. */
export const LISTS_TAB = 'lists';

/** Tab of one class, by its code in the workbook: `class:01`, `class:hoi-nghi@hdnd-2026`. */
export const CLASS_TAB = oneKey('class');

/**
 * P7: what several plans of a workbook have under the same name is told apart by the plan. Version 0.1.0 knew one plan, and
 * what is of a plan of version 1 goes on without one. A plan's id holds no “@” and no dot.
 */
export const OF_PLAN = {
  of(own: string, plan: string | null): string {
    return plan === null ? own : `${own}@${plan}`;
  },
  /** The own name, and the plan; null: that of the plan's tabs (version 1). */
  partsOf(name: string): readonly [string, string | null] {
    const at = name.lastIndexOf('@');
    return at < 0 ? [name, null] : [name.slice(0, at), name.slice(at + 1)];
  },
};

/** A delegate of a response: the response's id, which says of which plan it is (`OF_PLAN`), and the place. */
export function responseOfRegistration(key: string): string {
  return key.split('.')[0] ?? key;
}

/** Whose registration it is, as `OF_PLAN`. */
export function planOfRegistration(key: string): string | null {
  return OF_PLAN.partsOf(responseOfRegistration(key))[1];
}

/** The plan of a class tab, as `OF_PLAN`; undefined: no tab of a class. */
export function planOfClassTab(key: string): string | null | undefined {
  const code = CLASS_TAB.partsOf(key)?.[0];
  return code === undefined ? undefined : OF_PLAN.partsOf(code)[1];
}

/** Name under which what staff typed beside the people of a plan's classes is remembered, in whichever of its tabs. */
export function classMemory(tab: string): string {
  return OF_PLAN.of('class', planOfClassTab(tab) ?? null);
}
/** Tab of one task, by its key: `task:I.1`. */
export const TASK_TAB = oneKey('task');

/** Tabs of a plan of duties, by its id: the plan itself, whom it asks, what it asks for. */
export const OFFICE_PLAN_TAB = oneKey('office-plan');
export const PARTIES_TAB = oneKey('parties');
export const DUTIES_TAB = oneKey('duties');
export const REPORTS_TAB = oneKey('reports');
export const LEVELS_TAB = oneKey('levels');
export const MONEY_TAB = oneKey('money');
export const SERIES_TAB = oneKey('series');
/** The people of one class of a series: the plan's id, and the row of the class. */
export const SERIES_CLASS_TAB = twoKeys('series-class');
export const POINTS_TAB = oneKey('points');
export const STAY_TAB = oneKey('stay');
/** Cooperatives and businesses that the office lists. */
export const ORGANISATIONS_TAB = oneKey('organisations');
export const CONTACTS_TAB = oneKey('contacts');

/** Their rows: a piece of the plan as stored, a set of parties, what one party owes (duty, party, slot). */
export const PLAN_DATA_ROW = oneKey('data');
export const PARTY_SET_ROW = oneKey('set');
export const OWED_ROW = threeKeys('owed');
export const DUTY_ROW = oneKey('duty');
/** A row of a matrix: the set whose matrix it is, and a party. */
export const MATRIX_ROW = twoKeys('matrix');
/** The row of column titles of any matrix but the first. */
export const MATRIX_HEADER = oneKey('matrix-header');
/** A sum below a table: of which part of it. */
export const TOTAL_ROW = oneKey('total');
/** Money of which the plan names no figure: the fund, and the period. */
export const FUND_ROW = twoKeys('fund');
/** A figure that was recorded: of which row, and the how manieth. */
export const FIGURE_ROW = twoKeys('figure');
/** A line of the table of targets: the level, and what the line says of it. */
export const TARGET_ROW = twoKeys('target');
/** What a group of classes comes to in one year: its duty and the year. */
export const YEAR_ROW = twoKeys('year');
/** How many people of an audience a class trained: column, by the duty that asks for them. */
export const TRAINED_COLUMN = oneKey('trained');
/** Whom to ask: about what, in the document's words, and the how manieth for it. */
export const CONTACT_ROW = twoKeys('contact');
/** A row that staff added below a table, by its number. */
export const ENTRY_ROW = oneKey('entry');
/** Among those of a class: made of a response, and so by the delegate's registration, which says the plan. */
export const FORM_ROW = {
  of(registration: string): string {
    const response = responseOfRegistration(registration);
    return ENTRY_ROW.of(`${FORM_START}${OF_PLAN.partsOf(response)[0]}${registration.slice(response.length)}`);
  },
  /** Null: staff typed the row. */
  registrationOf(row: string, plan: string): string | null {
    const own = ENTRY_ROW.partsOf(row)?.[0] ?? '';
    if (!own.startsWith(FORM_START)) return null;
    const [response = '', ...rest] = own.slice(FORM_START.length).split('.');
    return [OF_PLAN.of(response, plan), ...rest].join('.');
  },
  is(row: string): boolean {
    return ENTRY_ROW.partsOf(row)?.[0].startsWith(FORM_START) === true;
  },
};

const FORM_START = 'form-';

/** The point of a party at one occasion; how many were present there on a day. */
export const POINT_ROW = twoKeys('point');
export const PRESENT_COLUMN = oneKey('present');
/** A meal by its day and name, a night by the day on which it begins. */
export const MEAL_COLUMN = twoKeys('meal');
export const NIGHT_COLUMN = oneKey('night');
/** Rows of `Tổng hợp` about a plan of duties: its id, and which of its rows. */
export const PLAN_SUMMARY_ROW = twoKeys('plan');

/** The row of column titles. */
export const HEADER_ROW = 'header';

/** What a row of a class tab is about once somebody stands in it: `Registration.person`. */
export const PERSON = oneKey('person');
/** A row about one response only: one that is gone, beside the row of its person. */
export const REGISTRATION = oneKey('registration');

/** Place of a seat: unit and role. Alone it is the key of a vacant seat. */
export const SEAT = twoKeys('seat');
/** P32: the row in which staff write how many a unit sends, by unit and role. */
export const DECLARED = twoKeys('declared');
/** Its column; in other rows nothing is read there but a number in the wrong place. */
export const DECLARED_COLUMN = 'declared';

const ATTENDANCE = twoKeys('attendance');

/**
 * P38: the column of a session's attendance. Of a class of one day morning and afternoon are stored as version 0.1.0 stored
 * them, whatever the day: a class that is put off keeps its columns.
 *
 * @param day null: the class has one.
 * @param session its name, plain.
 */
export function attendanceColumn(day: string | null, session: string): string {
  const first = day === null ? FIRST_COLUMNS.get(session) : undefined;
  return first ?? ATTENDANCE.of(day ?? '', session);
}

const FIRST_COLUMNS: ReadonlyMap<string, string> = new Map([
  ['sang', 'morning'],
  ['chieu', 'afternoon'],
]);

/** Place of those outside the quota. Alone it is the heading above them. */
export const OUTSIDE = 'outside';

export function outsideKey(entity: string): string {
  return rowKey(OUTSIDE, entity);
}

/** The row of a seat nobody holds. */
export function isVacantSeat(key: string): boolean {
  return SEAT.is(key) && entityOfRowKey(key) === key;
}

/** A seat or somebody outside the quota, rather than a heading. */
export function isClassDataRow(key: string): boolean {
  return SEAT.is(key) || (placeOfRowKey(key) === OUTSIDE && key !== OUTSIDE);
}

/** A row of the responses table that registers nobody: number and problem. */
export const ROW_PROBLEM = twoKeys('row-problem');
/** A row of `Cần xử lý` about something that stands twice in the workbook. It is about that, and not about a person. */
export function doubledRowKey(kind: string, tab: string, key: string): string {
  const [place, entity] = [placeOfRowKey(key), entityOfRowKey(key)];
  return ROW_PROBLEM.of(kind, place === entity ? `${tab}:${key}` : `${tab}:${place}:${entity}`);
}

/**
 * The row of `Cần xử lý` about a row in which something that staff typed is merged into another cell. That it stands there
 * is how the next sync knows why the cell was empty.
 */
export function coveredRowKey(tab: string, row: string): string {
  return doubledRowKey('mergedCells', tab, row);
}

/** Headings of a class tab. */
export const HEADING = oneKey('heading');
/** Rows of `Tổng hợp`: a class, units with nobody, attendance, the account, registrations by day, the programme's part. */
export const CLASS_ROW = oneKey('class');
export const ARRIVALS_ROW = oneKey('arrivals');
export const NOBODY_ROW = oneKey('none');
export const ACCOUNT_ROW = oneKey('account');
export const ATTENDANCE_ROW = oneKey('attendance');
export const PROGRAMME_ROW = oneKey('programme', ' ');
/** In the workbook of a demonstration only: the row that says so. */
export const SAMPLE_ROW = 'sample';
/** How many seats of a role are missing. */
export const MISSING_COLUMN = oneKey('missing');

/** Which plan the workbook was set up with: its id, and a fingerprint of its content. */
export const PLAN_SOURCE = twoKeys('source');
/** Rows of the plan's tabs: `unit:31135` stays that row when staff put another unit there. */
export const SETTING_ROW = oneKey('setting');
/** What staff say of an occasion of a plan of version 2: which setting, and the occasion. */
export const OCCASION_SETTING = twoKeys('occasion');
export const ROLE_ROW = oneKey('role');
export const TOPIC_ROW = oneKey('topic');
export const ODDITY_ROW = oneKey('oddity');
export const SECTION_HEADING = oneKey('section');
export const UNIT_ROW = oneKey('unit');

/** Rows of `Phụ lục` and of the task tabs. */
export const PROGRAMME_ODDITIES = 'oddities';
export const PROGRAMME_ODDITY = oneKey('oddity', ' ');
export const PROGRAMME_TITLE = oneKey('title', ' ');
export const PROGRAMME_SECTION = oneKey('section', ' ');
export const OCCURRENCE_ROW = oneKey('occurrence', ' ');
export const UPDATE_ROW = oneKey('log', ' ');
export const CLASS_OF_TASK = oneKey('class', ' ');

/** A line of `Nhật ký`: sync 12 itself, or the third of its lines; the time keeps a journal begun anew apart. */
export interface LogLine {
  readonly sync: number;
  /** `1`, `2` … or `more`; null: the sync's own line. */
  readonly line: string | null;
  readonly atMs: number;
}

export const LOG_LINE = {
  of({ sync, line, atMs }: LogLine): string {
    return `${LOG_START}${sync}${line === null ? '' : `:${line}`}@${atMs.toString(36)}`;
  },
  /** Null where the key is no line of the log. */
  partsOf(key: string): LogLine | null {
    const found = /^sync:(\d+)(?::([^@]+))?(?:@([0-9a-z]+))?$/.exec(key);
    if (found === null) return null;
    const [, sync, line, at] = found;
    return { sync: Number(sync), line: line ?? null, atMs: at === undefined ? 0 : Number.parseInt(at, 36) };
  },
};

const LOG_START = 'sync:';
