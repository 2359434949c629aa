import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { type Ended, endOf } from '../cli/run-cli.ts';

/** A command as a newcomer's shell runs it: nothing comes from the npm script that started this test. */
export function runAsNewcomer(command: string, args: readonly string[], cwd: string): Promise<Ended> {
  return endOf(spawn(command, args, { cwd, env: newcomersEnvironment() }));
}

/**
 * Without what npm hands to its scripts: the settings of this checkout's .npmrc would make every folder quiet, and its
 * node_modules/.bin would lend its Node to a program that has none. How packages are reached stays.
 */
export function newcomersEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$|^NODE$/i.test(name));
  const reach = Object.entries(process.env).filter(([name]) => REACH.has(name.toLowerCase()));
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !/node_modules/.test(folder));
  return { ...Object.fromEntries([...kept, ...reach]), PATH: path.join(delimiter) };
}

const REACH: ReadonlySet<string> = new Set(
  ['registry', 'cafile', 'cache', 'userconfig', 'globalconfig'].map((name) => `npm_config_${name}`),
);
