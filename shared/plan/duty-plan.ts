/**
 * A plan of any kind: who (parties), when and where (occasions), what is asked for (duties). Batch 2 of classes, a conference
 * at a hundred points, classes as counts over years and a programme of reports and money are all said with these parts;
 * no code asks of what kind a plan is, nor for a duty by its key (P2, P3).
 *
 * Days are ISO days; money is whole units of `Amount.unit`. Texts are those of the document.
 */
import type { IsoDay } from '../time/local-date.ts';
import type { PeriodUnit } from './period.ts';

export interface DutyPlan {
  /** By which a workbook knows it; kept for ever. */
  readonly id: string;
  readonly title: string;
  readonly shortTitle: string;
  /** "108/KH-UBND"; null: blank in the document. */
  readonly number: string | null;
  /** P8: a period that ended before it owes nothing. */
  readonly issued: IsoDay | null;
  /** P9: cycles unfold over all of it. */
  readonly from: IsoDay | null;
  readonly to: IsoDay | null;
  readonly issuer: string;
  /** P20: names are matched in the registry of this day; null: today's. */
  readonly registryAsOf: IsoDay | null;
  /** "Thư mời", "Giấy mời": this plan stands in its place; null: in no place. */
  readonly replacesInvitation: string | null;
  /** Without phone numbers in any file that ships (P229). */
  readonly contacts: readonly PlanContact[];
  readonly links: readonly PlanLink[];
  readonly topics: readonly string[];
  readonly presenters: readonly string[];
  readonly purposes: readonly string[];
  readonly fundingText: string | null;
  readonly basis: readonly string[];
  readonly recipients: readonly string[];
  /** Headings under which duties stand (`Duty.group`), in the document's order. */
  readonly sections: readonly PlanSection[];
  readonly roles: readonly PlanRole[];
  readonly parties: readonly PartySet[];
  readonly occasions: readonly Occasion[];
  readonly duties: readonly Duty[];
  /** Sums and shares that the document states, checked against its own parts (P65, P95). */
  readonly stated: readonly StatedSum[];
  /** P92: how many units are to reach a level, by parent unit. */
  readonly targets: readonly LevelTarget[];
  /** P62: money of which the document names sources and no figure. */
  readonly funds: readonly FundLine[];
  readonly reporting: ReportingRegime;
  /** P75: meals and nights that may be asked for; null: none. */
  readonly stay: StayTerms | null;
  readonly oddities: readonly string[];
}

export interface PlanContact {
  readonly for: string;
  readonly name: string | null;
  readonly post: string | null;
  readonly phone: string | null;
}

export interface PlanSection {
  readonly key: string;
  readonly label: string;
}

export interface PlanLink {
  readonly label: string;
  readonly url: string;
}

/** P36: a role and the words by which a position is known to be of it. */
export interface PlanRole {
  readonly key: string;
  readonly label: string;
  readonly shortLabel: string;
  /** Any of them; empty: the rules' own words for this key. */
  readonly words: readonly string[];
  readonly notWords: readonly string[];
  /** The organ whose posts count: "HĐND"; null: any. */
  readonly organ: string | null;
}

export type PartyKind = 'unit' | 'agency' | 'group' | 'organisation';

/**
 * A set of parties. `members` null and `count` n: n parties that nobody named yet (P25); both null: an open set, of which
 * nobody knows how many it has.
 */
export interface PartySet {
  readonly key: string;
  readonly label: string;
  readonly of: PartyKind;
  /** Of units: in which registry their codes are meant (P24). */
  readonly registry: string | null;
  /** Codes of units, else names as written. */
  readonly members: readonly string[] | null;
  readonly count: number | null;
  /** How many people it has, for shares (P57); null: nobody said. */
  readonly size: { readonly n: number; readonly source: string | null; readonly asOf: IsoDay | null } | null;
  readonly ours: boolean;
}

export type OccasionKind = 'class' | 'conference' | 'point';
export type OccasionMode = 'trực tiếp' | 'trực tuyến' | 'kết hợp';

export interface Occasion {
  readonly key: string;
  readonly label: string;
  readonly kind: OccasionKind;
  /** The duty of classes that it is one of (P52); null: of none. */
  readonly series: string | null;
  readonly mode: OccasionMode;
  readonly days: readonly OccasionDay[];
  readonly venue: string | null;
  readonly host: string | null;
  /** P35, P86: an estimate, never a quota; `max` where the document gives a range. */
  readonly expected: { readonly min: number; readonly max: number } | null;
  readonly capacity: number | null;
  /** Each party of this set has one of its own (P74). */
  readonly perParty: string | null;
  readonly ours: boolean;
}

export interface OccasionDay {
  readonly date: IsoDay;
  /** P82: one without a start is allowed. */
  readonly sessions: readonly { readonly name: string; readonly start: string | null }[];
}

export type Amount =
  | { readonly kind: 'fixed'; readonly n: number; readonly unit: string | null }
  /** P32: as many as the party says, between the bounds. */
  | { readonly kind: 'declared'; readonly min: number; readonly max: number | null }
  /** P33: everybody of the set; no quota. */
  | { readonly kind: 'all'; readonly estimate: number | null }
  /** P34: whoever wants, after approval. */
  | { readonly kind: 'optional' }
  /** P57: of the people of a party set. */
  | { readonly kind: 'share'; readonly percent: number; readonly of: string };

export const DUTY_KINDS = [
  'seat',
  'class',
  'person',
  'list',
  'report',
  'document',
  'ready',
  'level',
  'money',
] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

export type Commitment = 'đăng ký' | 'phấn đấu' | 'duy trì';

export interface Duty {
  readonly key: string;
  /** Key of the party set that owes it. */
  readonly who: string;
  /** P6: once for the set, or once for each of its parties. */
  readonly spread: 'each' | 'together';
  /** P6: the document does not say which of the two; staff are asked, and until they answer it is as `spread` says. */
  readonly spreadAsked: boolean;
  readonly what: DutyKind;
  readonly role: string | null;
  readonly label: string;
  readonly amount: Amount;
  /** Keys of occasions, or `host`: each party at the occasions it hosts. Null: at none. */
  readonly at: readonly string[] | 'host' | null;
  /** Keys of periods (`readPeriod`); null: no period. */
  readonly periods: readonly string[] | null;
  /** One period a month, quarter … from the plan's first day to its last (P8, P9). */
  readonly every: PeriodUnit | null;
  /** As the document says it. */
  readonly due: string | null;
  /** The document names no due day; this one is the office's proposal until staff confirm it (P74). */
  readonly dueOurs: boolean;
  /** Due this many days before the occasion's first day; negative: after its last. */
  readonly dueDaysBefore: number | null;
  readonly product: string | null;
  readonly helpers: string | null;
  readonly paidBy: 'organiser' | 'sender';
  readonly approval: boolean;
  /** P73: "không có" fulfils it. */
  readonly nilAllowed: boolean;
  readonly commitment: Commitment | null;
  /** "nâng cao", "kiểu mẫu" (P90). */
  readonly level: string | null;
  /** Key of the section under which it stands, or the heading itself. */
  readonly group: string | null;
  /** P53, P56; of a duty of classes. */
  readonly class: ClassTerms | null;
  /** P58: keys of the duties of people that this one's learners count for. */
  readonly feeds: readonly string[];
  /** P13: id of the plan, or key of the duty of classes, whose classes are its progress. */
  readonly progressOf: string | null;
  /** The document does not say it: the office's own, marked wherever it is shown. */
  readonly ours: boolean;
  /** What a reader should know of how it was read. */
  readonly note: string | null;
}

export interface ClassTerms {
  readonly learners: number | null;
  readonly maxDays: number | null;
  readonly fieldDays: number | null;
}

export interface StatedSum {
  readonly label: string;
  /** Keys of duties whose amounts add up. */
  readonly of: readonly string[];
  readonly n: number;
  /** Stated as a share of these duties' amounts, in percent, instead of as a number. */
  readonly percentOf: readonly string[] | null;
}

export interface LevelTarget {
  readonly level: string;
  readonly total: number;
  /** Of parent units, by code. */
  readonly by: readonly { readonly code: string; readonly n: number }[];
  /** Whether striving ones are among the total; null: the document does not say so (P93: asked). */
  readonly countsStriving: boolean | null;
}

export interface FundLine {
  readonly key: string;
  readonly group: string;
  readonly label: string;
}

/** P11: null: a period is due on its last day. */
export interface ReportingRegime {
  /** The day of the month on which data is closed. */
  readonly closesOn: number | null;
  /** Days after closing by which the report is sent. */
  readonly sendWithin: number | null;
}

/** What persons at a conference may ask for. Documents seldom name the meals and nights: then they are `ours`. */
export interface StayTerms {
  /** Key of the duty by which each party sends its list of requests: its due day parts requests in time from late ones. */
  readonly duty: string;
  readonly meals: readonly Meal[];
  readonly nights: readonly Night[];
  /** P77: in a room. */
  readonly beds: number;
  readonly ours: boolean;
}

export interface Meal {
  readonly date: IsoDay;
  /** "sáng", "trưa", "tối". */
  readonly name: string;
}

export interface Night {
  readonly from: IsoDay;
  /** The day after. */
  readonly to: IsoDay;
}
