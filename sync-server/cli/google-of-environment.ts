import { type GoogleConfig, googleConfigFromEnvironment } from '../google/google-config.ts';
import type { GoogleService } from '../google/open-google-workbook.ts';
import { GoogleSettingsError } from './google-settings-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

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
