/** Something wrong in a programme file, or in what staff typed. */
export interface ProgrammeProblem {
  /** An error refuses the programme; a warning is shown and changes nothing. */
  readonly severity: 'error' | 'warning';
  /** `tasks[3].dueText`, counted from 0. */
  readonly path: string;
  /** As it stands there. */
  readonly value: string;
  /** Vietnamese: what was expected. */
  readonly expected: string;
}

/** One line for the terminal: where, what stands there, what was expected. */
export function programmeProblemText(problem: ProgrammeProblem): string {
  const value = problem.value === '' ? 'để trống' : `“${shortened(problem.value)}”`;
  return `${problem.path === '' ? 'Tệp chương trình công tác' : problem.path}: ${value} – cần ${problem.expected}`;
}

const VALUE_CHARACTERS_MAX = 80;

function shortened(value: string): string {
  return value.length <= VALUE_CHARACTERS_MAX ? value : `${value.slice(0, VALUE_CHARACTERS_MAX)}…`;
}
