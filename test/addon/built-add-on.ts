import { bundlePanel } from '../../addon/bundle/bundle-panel.ts';
import { bundleScript } from '../../addon/bundle/bundle-script.ts';

/** The same texts that `node addon/build.ts` writes, built once for a test file. */
export async function builtAddOn({ withForm = false } = {}) {
  const [code, panelHtml] = await Promise.all([bundleScript({ withForm }), bundlePanel()]);
  return { code, panelHtml };
}
