import type { GoogleCheck } from '../google/check-google.ts';
import { failureWords } from '../service/failure-words.ts';

export async function attempt(
  what: string,
  work: () => Promise<readonly GoogleCheck[]>,
): Promise<readonly GoogleCheck[]> {
  try {
    return await work();
  } catch (error) {
    return [found(what, 'failed', 'không đọc được', failureWords(error))];
  }
}

export function found(
  what: string,
  state: GoogleCheck['state'],
  detail: string,
  howToFix: string | null,
): GoogleCheck {
  return { what, state, detail, howToFix };
}
