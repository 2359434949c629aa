import { createHash } from 'node:crypto';

export interface PanelPage {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

/**
 * The panel's page for local mode, with a policy that lets exactly its own inline scripts and styles run: each is
 * named by its hash, so text that slipped into the page could not run even if it looked like a script.
 */
export function panelPage(html: string): PanelPage {
  // Browsers normalise line ends before they hash.
  const page = html.replace(/\r\n?/g, '\n');
  const policy = [
    "default-src 'none'",
    `script-src ${hashesOf(page, 'script')}`,
    `style-src ${hashesOf(page, 'style')}`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return { html: page, contentSecurityPolicy: policy.join('; ') };
}

function hashesOf(page: string, element: 'script' | 'style'): string {
  const blocks = page.matchAll(new RegExp(`<${element}\\b[^>]*>([\\s\\S]*?)</${element}\\s*>`, 'gi'));
  const hashes = [...blocks].map(([, content]) => {
    return `'sha256-${createHash('sha256')
      .update(content as string)
      .digest('base64')}'`;
  });
  return hashes.length === 0 ? "'none'" : [...new Set(hashes)].join(' ');
}
