import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** One line of a Dockerfile, in the order in which an image is built. */
export interface Step {
  readonly word: string;
  readonly rest: string;
}

export interface Stage {
  readonly name: string;
  readonly from: string;
  readonly steps: readonly Step[];
}

/** The stages of a Dockerfile; of its language what ours uses. */
export function stagesOf(path: string): readonly Stage[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  const stages: { name: string; from: string; steps: Step[] }[] = [];
  for (const line of lines.filter((one) => one.trim() !== '' && !one.startsWith('#'))) {
    const [, word = '', rest = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
    if (word === 'FROM') {
      const [from = '', , name = 'image'] = rest.split(' ');
      stages.push({ name, from, steps: [] });
    } else stages.at(-1)?.steps.push({ word, rest });
  }
  return stages;
}

export interface Image {
  /** Where the image's own root lies. */
  readonly root: string;
  /** Of the last stage: the folder in which it starts, its words, its environment, and how it is asked whether it is well. */
  readonly workdir: string;
  readonly entrypoint: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly healthcheck: readonly string[];
  readonly user: string;
}

/**
 * Makes in a folder what the steps would make in an image: a root for each stage, files copied as they say, and their npm
 * commands run. What changes a whole machine (`useradd`) is left to who reads it.
 *
 * @param run runs a command of a step; its folder is inside the stage's root.
 */
export async function builtInFolder(
  dockerfile: string,
  context: string,
  folder: string,
  run: (command: string, args: readonly string[], cwd: string) => Promise<unknown>,
): Promise<Image> {
  let image: Image | null = null;
  for (const { name, steps } of stagesOf(dockerfile)) {
    const root = join(folder, name);
    let state = { root, workdir: '/', entrypoint: [], env: {}, healthcheck: [], user: 'root' } as Image;
    for (const step of steps) state = await taken(step, state, { context, folder, run });
    image = state;
  }
  if (image === null) throw new Error('no stage');
  return image;
}

async function taken(
  { word, rest }: Step,
  state: Image,
  given: {
    readonly context: string;
    readonly folder: string;
    readonly run: (command: string, args: readonly string[], cwd: string) => Promise<unknown>;
  },
): Promise<Image> {
  const here = join(state.root, state.workdir);
  switch (word) {
    case 'WORKDIR':
      mkdirSync(join(state.root, rest), { recursive: true });
      return { ...state, workdir: rest };
    case 'COPY':
      copy(rest, here, given);
      return state;
    case 'RUN': {
      const [command = '', ...args] = rest.split(' ');
      if (command === 'npm') await given.run(command, args, here);
      else if (command !== 'useradd') throw new Error(`RUN ${rest}: what this does must be tried here`);
      return state;
    }
    case 'ENV':
      return {
        ...state,
        env: Object.fromEntries(rest.split(' ').map((pair) => pair.split('=') as [string, string])),
      };
    case 'ENTRYPOINT':
    case 'CMD':
      return { ...state, entrypoint: [...state.entrypoint, ...(JSON.parse(rest) as string[])] };
    case 'HEALTHCHECK':
      return { ...state, healthcheck: JSON.parse(rest.slice(rest.indexOf('['))) as string[] };
    case 'USER':
      return { ...state, user: rest };
    default:
      return state;
  }
}

function copy(
  rest: string,
  here: string,
  given: { readonly context: string; readonly folder: string },
): void {
  const words = rest.split(' ');
  const stage = words[0]?.startsWith('--from=') === true ? words.shift()?.slice(7) : undefined;
  const target = words.pop() ?? '';
  for (const source of words) {
    const from = stage === undefined ? join(given.context, source) : join(given.folder, stage, source);
    const to = target === './' ? join(here, basename(source)) : join(here, target);
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  }
}
