/** A setting that cannot be used: where it stands, what stands there, what was expected. */
export interface ConfigProblem {
  /** `listen.port`, `workbooks[1].id`, or the name of an environment variable. */
  readonly path: string;
  readonly value: string;
  readonly expected: string;
}

/** Every problem at once, so that the one who installs need not start the service once per mistake. */
export class ConfigError extends Error {
  readonly code = 'config-refused';
  readonly problems: readonly ConfigProblem[];
  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(
      ({ path, value, expected }) => `- ${path}: đang là ${value}; cần ${expected}.`,
    );
    super(`Cấu hình chưa dùng được (${problems.length} chỗ cần sửa):\n${lines.join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
