import { type GoogleConfig, googleConfigFromEnvironment } from '../google/google-config.ts';

/** Settings in the environment that cannot be used; all of them in one message. */
export class GoogleSettingsError extends Error {
  readonly code = 'google-settings';
  constructor(message: string) {
    super(message);
    this.name = 'GoogleSettingsError';
  }
}

export function googleConfigOrThrow(): GoogleConfig {
  const { config, problems } = googleConfigFromEnvironment(process.env);
  if (problems.length === 0) return config;
  const lines = problems.map(({ setting, message }) => `  - ${setting}: ${message}`);
  throw new GoogleSettingsError(`Cấu hình kết nối Google chưa dùng được:\n${lines.join('\n')}`);
}
