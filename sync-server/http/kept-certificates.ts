import { SYSTEM_TIMER, type Timer } from '../schedule/timer.ts';

/** Google's certificates by key id. Tests sign with a key of their own. */
export type CertificateSource = () => Promise<Readonly<Record<string, string>>>;

/**
 * Certificates that outlive a Google that hangs (M3): one question at a time however many ask, five seconds at most, then
 * none for half a minute; meanwhile what was answered last within a day goes on standing in.
 */
export function keptCertificates(
  source: CertificateSource,
  { now, timer = SYSTEM_TIMER }: { readonly now: () => number; readonly timer?: Timer },
): CertificateSource {
  let good: { readonly at: number; readonly certificates: Readonly<Record<string, string>> } | null = null;
  let failedAt: number | null = null;
  let asked: Promise<Readonly<Record<string, string>>> | null = null;
  return () =>
    failedAt !== null && now() < failedAt + REST_MS ? Promise.resolve().then(lastGood) : shared();

  function shared(): Promise<Readonly<Record<string, string>>> {
    asked ??= ask().finally(() => {
      asked = null;
    });
    return asked;
  }

  async function ask(): Promise<Readonly<Record<string, string>>> {
    try {
      const certificates = await inTime(source(), timer);
      good = { at: now(), certificates };
      failedAt = null;
      return certificates;
    } catch {
      failedAt = now();
      return lastGood();
    }
  }

  function lastGood(): Readonly<Record<string, string>> {
    if (good === null || now() > good.at + KEPT_MS) throw new Error('no certificates');
    return good.certificates;
  }
}

const ASK_MS_MAX = 5_000;
const REST_MS = 30_000;
/** Google changes its keys about once a week and announces each before it signs. */
const KEPT_MS = 86_400_000;

function inTime<Value>(answer: Promise<Value>, timer: Timer): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cancel = timer.after(ASK_MS_MAX, () => reject(new Error('no answer in time')));
    answer.then(resolve, reject).finally(cancel);
  });
}
