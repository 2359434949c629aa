import { readFile } from 'node:fs/promises';

/** Where the page comes from. Tests give places of their own. */
interface PanelPlaces {
  /** Loads what bundles the page from its sources; fails where the development packages are not installed. */
  readonly loadBundler: () => Promise<{ readonly bundlePanel: () => Promise<string> }>;
  readonly built: URL;
}

const HERE: PanelPlaces = {
  loadBundler: () => import('../../addon/bundle/bundle-panel.ts'),
  built: new URL('../../dist/addon/panel.html', import.meta.url),
};

/** The program was installed without what makes its page, and without the page. The message says what to do. */
export class PanelMissingError extends Error {
  readonly code = 'panel-missing';
  constructor() {
    super(
      'Bản cài đặt này không có trang theo dõi; các việc khác vẫn làm được. Đề nghị dùng bản phát hành (npm run release), ' +
        'hoặc cài cả các gói phát triển (npm ci không kèm --omit=dev) rồi chạy lại.',
    );
    this.name = 'PanelMissingError';
  }
}

/**
 * The panel's page: bundled from its sources where the development packages are installed, in about 50 ms; else the one
 * built into the release. Sources that cannot be bundled are an error: an older page in their place would mislead.
 */
export async function panelHtml({ loadBundler, built }: PanelPlaces = HERE): Promise<string> {
  const bundler = await orNull(loadBundler(), 'ERR_MODULE_NOT_FOUND');
  if (bundler !== null) return await bundler.bundlePanel();
  const page = await orNull(readFile(built, 'utf8'), 'ENOENT');
  if (page === null) throw new PanelMissingError();
  return page;
}

async function orNull<Value>(wanted: Promise<Value>, codeOfMissing: string): Promise<Value | null> {
  try {
    return await wanted;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === codeOfMissing) return null;
    throw error;
  }
}
