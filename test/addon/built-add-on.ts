import { bundlePanel } from '../../addon/bundle/bundle-panel.ts';
import { bundleScript } from '../../addon/bundle/bundle-script.ts';

interface Built {
  readonly code: string;
  readonly panelHtml: string;
}

/** The same texts that `node addon/build.ts` writes, built once for a test file. */
export function builtAddOn({ withForm = false } = {}): Promise<Built> {
  const known = built.get(withForm) ?? build(withForm);
  built.set(withForm, known);
  return known;
}

const built = new Map<boolean, Promise<Built>>();

async function build(withForm: boolean): Promise<Built> {
  const [code, panelHtml] = await Promise.all([bundleScript({ withForm }), bundlePanel()]);
  return { code, panelHtml };
}
