import { Router } from 'express';
import { handler } from './answers.ts';
import { KEY_PARAMETER, type LocalKey } from './local-key.ts';
import { ProblemError } from './problem.ts';
import { panelPage } from './panel-page.ts';
import type { WorkbookService } from '../service/workbook-service.ts';

/**
 * The panel at `/`, in local mode. Of the one workbook served; where there are several, of the one the address names
 * (`/?workbook=id`), and without one a page that lists them.
 */
export function panelRoutes(
  html: string,
  workbooks: ReadonlyMap<string, WorkbookService>,
  key: LocalKey,
): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const pages = new Map([...workbooks.keys()].map((id) => [id, panelPage(ofWorkbook(html, id))]));
  router.get(
    '/',
    handler(async (request, response) => {
      const asked = request.query['workbook'];
      if (key.opens(request.query[KEY_PARAMETER])) {
        // The key leaves the address bar: what somebody copies or bookmarks from there opens nothing.
        const workbook = typeof asked === 'string' ? `?workbook=${encodeURIComponent(asked)}` : '';
        response.set('Set-Cookie', key.cookie(request)).redirect(303, `/${workbook}`);
        return;
      }
      if (!key.isIn(request)) {
        const { html: text, contentSecurityPolicy } = panelPage(pageOf(`<p>${escaped(WITHOUT_KEY)}</p>`));
        response.status(401).set('Content-Security-Policy', contentSecurityPolicy).type('html').send(text);
        return;
      }
      const only = pages.size === 1 ? [...pages.keys()][0] : undefined;
      const page = pages.get(typeof asked === 'string' ? asked : (only ?? ''));
      const { html: text, contentSecurityPolicy } = page ?? panelPage(await listOf(workbooks, asked));
      response
        .status(page === undefined && asked !== undefined ? 404 : 200)
        .set('Content-Security-Policy', contentSecurityPolicy)
        .type('html')
        .send(text);
    }),
  );
  return router;
}

/** The page is made for the workbook `local`; it asks for the one it names. */
function ofWorkbook(html: string, id: string): string {
  return html.replace('data-workbook="local"', () => `data-workbook="${escaped(id)}"`);
}

async function listOf(workbooks: ReadonlyMap<string, WorkbookService>, asked: unknown): Promise<string> {
  const items = await Promise.all(
    [...workbooks].map(async ([id, service]) => {
      const { title, message } = await service.status();
      return `<li><a href="/?workbook=${encodeURIComponent(id)}">${escaped(title)}</a> (${escaped(id)})<br>${escaped(message)}</li>`;
    }),
  );
  const unknown = typeof asked === 'string' ? `<p>Không có bảng tính mang mã “${escaped(asked)}”.</p>` : '';
  const list =
    items.length === 0
      ? '<p>Máy chủ chưa phục vụ bảng tính nào. Đề nghị khai báo “workbooks” trong tệp cấu hình, hoặc chạy máy chủ trong thư mục có tệp so-lop.xlsx.</p>'
      : `<p>Chọn bảng tính:</p><ul>${items.join('')}</ul>`;
  return pageOf(unknown + list);
}

function pageOf(body: string): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sổ Lớp</title><style>${STYLE}</style></head><body><h1>Sổ Lớp</h1>${body}</body></html>`;
}

const { detail: WITHOUT_KEY } = new ProblemError('local-key-missing').problem;

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}li{margin:.75rem 0}';

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
