import { createContext, Script } from 'node:vm';
import type { FakeServices } from './fake-services.ts';

/** Runs one function of the built script, as Apps Script does: everything is loaded anew, in a bare context. */
export function addOnRunner(
  code: string,
  services: FakeServices,
): (name: string, ...values: unknown[]) => unknown {
  const script = new Script(code, { filename: 'Code.js' });
  return (name, ...values) => {
    const context = createContext(services.globals());
    CLOCK.runInContext(context);
    (context['setClock'] as (now: () => number) => void)(services.now);
    delete context['setClock'];
    script.runInContext(context);
    return (context[name] as (...args: unknown[]) => unknown)(...values);
  };
}

/** Tests have their own time. */
const CLOCK = new Script('function setClock(now) { Date.now = now; }');

/** What `google.script.run` does to arguments and results: plain values pass, dates do not. */
export function acrossTheSidebar<Value>(value: Value): Value {
  refuseDates(value);
  return (value === undefined ? null : JSON.parse(JSON.stringify(value))) as Value;
}

function refuseDates(value: unknown): void {
  if (Object.prototype.toString.call(value) === '[object Date]')
    throw new Error('google.script.run passes no Date.');
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) refuseDates(part);
}
