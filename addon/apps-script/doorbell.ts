import { askServer, ringServer, type ServerAnswer } from './ask-server.ts';
import { instantSetting, remember, setting } from './settings.ts';

export type Trigger = 'form' | 'edit' | 'timer' | 'panel' | 'menu';

/** `waiting`: another ring is on its way and will ring once more for this one. */
export type Ring = ServerAnswer | 'waiting';

/** Two rings follow one another at most: the second covers every wish that came while the first was out. */
const RINGS_MAX = 2;
/** Long enough to get past a neighbour that is just letting go, too short for a person to notice. */
const LOCK_WAIT_MS = 50;

/**
 * Tells the server "look now". A sync looks at everything, so a wish that could not be delivered is only remembered,
 * and whichever ring comes next makes it good.
 */
export function ring(trigger: Trigger, confirm = false): Ring {
  remember('ringWanted', String(Date.now()));
  const lock = LockService.getScriptLock();
  if (!lock.tryLock(LOCK_WAIT_MS)) return 'waiting';
  try {
    return deliver(trigger, confirm);
  } finally {
    lock.releaseLock();
  }
}

function deliver(trigger: Trigger, confirm: boolean): ServerAnswer {
  let answer: ServerAnswer;
  let rings = 0;
  let wanted: string | null;
  do {
    wanted = setting('ringWanted');
    answer = isPerson(trigger)
      ? askServer('sync', confirm ? { trigger, confirm } : { trigger })
      : ringServer({ trigger });
    rings++;
  } while (answer.ok && setting('ringWanted') !== wanted && rings < RINGS_MAX);
  if (answer.ok && setting('ringWanted') === wanted) remember('ringWanted', null);
  return answer;
}

/** Somebody clicked and waits for the outcome. */
function isPerson(trigger: Trigger): boolean {
  return trigger === 'panel' || trigger === 'menu';
}

/** Since when a wish has been waiting for the server; null: none is. */
export function undeliveredSince(): number | null {
  return instantSetting('ringWanted');
}
