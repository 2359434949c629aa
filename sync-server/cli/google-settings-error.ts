/** Settings in the environment that cannot be used; all of them in one message. */
export class GoogleSettingsError extends Error {
  readonly code = 'google-settings';
  constructor(message: string) {
    super(message);
    this.name = 'GoogleSettingsError';
  }
}
