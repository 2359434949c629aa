import { bundlePanel } from '../../addon/bundle/bundle-panel.ts';
import { type AddOnKind, bundleScript } from '../../addon/bundle/bundle-script.ts';

interface Built {
  readonly code: string;
  readonly panelHtml: string;
}

/** The same texts that `node addon/build.ts` writes, built once for a test file. */
export function builtAddOn(kind: AddOnKind = {}): Promise<Built> {
  const name = JSON.stringify(kind);
  const known = built.get(name) ?? build(kind);
  built.set(name, known);
  return known;
}

const built = new Map<string, Promise<Built>>();

async function build(kind: AddOnKind): Promise<Built> {
  const [code, panelHtml] = await Promise.all([bundleScript(kind), bundlePanel()]);
  return { code, panelHtml };
}
