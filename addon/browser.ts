import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

/** No network of its own, and nothing that changes from run to run. */
const QUIET = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium inside the npm package on Linux x64; elsewhere the Chrome that is installed. */
export async function openBrowser(): Promise<Browser> {
  const isPackaged = process.platform === 'linux' && process.arch === 'x64';
  const installed = INSTALLED.find((path) => existsSync(path));
  if (!isPackaged && installed === undefined) {
    throw new Error(
      `No browser for ${process.platform} ${process.arch}: expected Chrome at ${INSTALLED.join(' or ')}.`,
    );
  }
  return driver.launch({
    executablePath: isPackaged ? await chromium.executablePath() : (installed as string),
    // Not the package's own list: it runs everything in one process, which ends with the first page that is closed.
    args: QUIET,
    headless: true,
  });
}
