import type { Plan } from './plan.ts';

/** Something wrong with a plan, or something in it that a person should look at. */
export interface PlanFinding {
  /** An error refuses the plan; a warning is shown beside the cell and changes nothing. */
  readonly severity: 'error' | 'warning';
  readonly part: PlanPart;
  /** What stands there, as it stands there. */
  readonly value: string;
  /** Vietnamese: what was expected and what to do. */
  readonly message: string;
}

/** A finding in a plan file: `classes[3].units[2].code`, counted from 0 as programs count. */
export interface PlanProblem {
  readonly severity: 'error' | 'warning';
  readonly path: string;
  readonly value: string;
  readonly message: string;
}

/** The piece of a plan that a finding is about. Each source of plans turns it into its own kind of address. */
export type PlanPart =
  | { readonly of: 'plan'; readonly field: PlanField }
  | { readonly of: 'role'; readonly role: number; readonly field: RoleField }
  | { readonly of: 'class'; readonly class: number; readonly field: ClassField }
  | {
      readonly of: 'unit';
      readonly class: number;
      readonly unit: number;
      readonly field: 'code' | 'typed';
    };

export type PlanField =
  | 'title'
  | 'batch'
  | 'issuer'
  | 'issued'
  | 'url'
  | 'deadlineText'
  | 'deadline'
  | 'graceDay'
  | 'roles'
  | 'classes';
export type RoleField = 'key' | 'label' | 'shortLabel';
export type ClassField =
  | 'code'
  | 'date'
  | 'weekdayStated'
  | 'sessions'
  | 'venue'
  | 'host'
  | 'statedText'
  | 'statedUnits'
  | 'units';

/** What every source of a plan answers: the plan with what should be looked at, or everything that is wrong with it. */
export type PlanRead =
  | { readonly plan: Plan; readonly warnings: readonly PlanProblem[] }
  | { readonly plan: null; readonly problems: readonly PlanProblem[] };

/** One line for the terminal: where, what stands there, what was expected. */
export function planProblemText(problem: PlanProblem): string {
  const place = problem.path === '' ? 'Tệp kế hoạch' : problem.path;
  // What is not there has no value to show.
  if (problem.message.startsWith('thiếu;')) return `${place}: ${problem.message}`;
  const value = problem.value === '' ? 'để trống' : `“${shortened(problem.value)}”`;
  return `${place}: ${value} – ${problem.message}`;
}

/** A value that fills the screen hides the message behind it. */
const VALUE_CHARACTERS_MAX = 80;

function shortened(value: string): string {
  return value.length <= VALUE_CHARACTERS_MAX ? value : `${value.slice(0, VALUE_CHARACTERS_MAX)}…`;
}
