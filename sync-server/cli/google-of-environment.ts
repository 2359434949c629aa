import { type GoogleConfig, googleConfigFromEnvironment } from '../google/google-config.ts';
import type { GoogleService } from '../google/open-google-workbook.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings in the environment that cannot be used; all of them in one message. */
export class GoogleSettingsError extends Error {
  readonly code = 'google-settings';
  constructor(message: string) {
    super(message);
    this.name = 'GoogleSettingsError';
  }
}

/** The way to Google as this environment describes it. Its code is loaded only here: a local workbook needs none of it. */
export async function googleOfEnvironment(environment: Environment): Promise<GoogleService> {
  const config = configOrThrow(environment);
  const { googleService } = await import('../google/open-google-workbook.ts');
  return googleService(config);
}

function configOrThrow(environment: Environment): GoogleConfig {
  const { config, problems } = googleConfigFromEnvironment(environment);
  if (problems.length === 0) return config;
  const lines = problems.map(({ setting, message }) => `  - ${setting}: ${message}`);
  throw new GoogleSettingsError(`Cấu hình kết nối Google chưa dùng được:\n${lines.join('\n')}`);
}
