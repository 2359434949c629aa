import { runInNewContext } from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import type { PanelAnswer, SelfTestProgress } from '#shared/panel/panel-messages.ts';
import { selfTestPage } from '../../addon/apps-script/self-test-page.ts';
import type { SelfTestState } from '../../sync-server/service/background-self-test.ts';
import { builtAddOn } from './built-add-on.ts';
import { panelScene } from './panel-scene.ts';
import { sheetScene, type SheetScene } from './sheet-scene.ts';

/** `Kiểm tra Google Sheets` of the menu: asks which spreadsheet, lets the server begin, and shows what it tells. */
let built: Awaited<ReturnType<typeof builtAddOn>>;
beforeAll(async () => {
  built = await builtAddOn();
});

const EMPTY = 'https://docs.google.com/spreadsheets/d/1TrongDeThu-abc/edit#gid=0';
const DONE: SelfTestState = {
  state: 'done',
  spreadsheet: '1TrongDeThu-abc',
  startedAt: 1,
  done: 2,
  all: 2,
  tried: [
    { id: 'a', says: 'Khóa theo dòng', state: 'holds', found: null, otherwise: 'ghi nhầm' },
    { id: 'b', says: 'Giữ liên kết', state: 'broken', found: 'mất liên kết', otherwise: 'phải ghi lại' },
  ],
  leftBehind: 0,
  message: null,
};

function scene(said: object = DONE, status = 202): SheetScene {
  const sheet = sheetScene(panelScene(), built.code, built.panelHtml);
  sheet.services.server = ({ body }) => ({
    status: body === undefined ? 200 : status,
    body: JSON.stringify(said),
  });
  return sheet;
}

const asked = ({ services }: SheetScene) =>
  services.requests.map(({ url, body }) => [url.split('/').at(-1), body]);
const progress = (sheet: SheetScene) => sheet.run('selfTestState') as PanelAnswer<SelfTestProgress>;

test('the address of a spreadsheet is enough; the server is told its id, and the sidebar opens', () => {
  const sheet = scene();
  sheet.services.prompts = [EMPTY];
  sheet.run('menuSelfTest');
  expect(asked(sheet)).toEqual([['self-test', { spreadsheet: '1TrongDeThu-abc', real: false }]]);
  expect(sheet.services.sidebars.map(({ title }) => title)).toEqual(['Kiểm tra Google Sheets']);
});

test('nothing typed shows the newest self-test and begins none; cancelled does nothing', () => {
  const sheet = scene();
  sheet.services.prompts = ['', null];
  sheet.run('menuSelfTest');
  sheet.run('menuSelfTest');
  expect(asked(sheet)).toEqual([]);
  expect(sheet.services.sidebars).toHaveLength(1);
});

test('the spreadsheet one works in is tried only after a yes', () => {
  const sheet = scene();
  const own = sheet.spreadsheet.getId();
  sheet.services.prompts = [own, own];
  sheet.services.confirms = [false, true];
  sheet.run('menuSelfTest');
  expect(asked(sheet)).toEqual([]);
  expect(sheet.services.sidebars).toEqual([]);
  sheet.run('menuSelfTest');
  expect(asked(sheet)).toEqual([['self-test', { spreadsheet: own, real: true }]]);
});

test('what is no address, and what the server refuses, is told in words, without a sidebar', () => {
  const sheet = scene({ detail: 'Chỉ người quản trị được xem nội dung này.' }, 403);
  sheet.services.prompts = ['bảng của tôi', EMPTY];
  sheet.run('menuSelfTest');
  sheet.run('menuSelfTest');
  const [first, second] = sheet.services.alerts.map(({ text }) => text);
  expect(first).toContain('Không thấy mã bảng tính');
  expect(second).toContain('Chỉ người quản trị');
  expect(sheet.services.sidebars).toEqual([]);
});

test('the result says what does not hold first, and what follows from it', () => {
  const answer = progress(scene());
  expect(answer).toEqual({
    ok: true,
    value: {
      isRunning: false,
      lines: [
        'Đã kiểm tra xong: 1 điều đúng, 1 điều không đúng, 0 điều chưa thử được. Các tab thử đã được xóa.',
        '✗ Giữ liên kết',
        'Thực tế: mất liên kết',
        'Hệ quả: phải ghi lại',
        '✓ Khóa theo dòng',
      ],
    },
  });
});

test('while it runs the sidebar is told how far it is', () => {
  const answer = progress(scene({ ...DONE, state: 'running', done: 1, all: 30, tried: [] }));
  expect(answer).toMatchObject({ ok: true, value: { isRunning: true, lines: ['Đang kiểm tra: 1/30.'] } });
});

test('a server that does not answer is told in words', () => {
  const sheet = scene();
  sheet.services.server = () => {
    throw new Error('Address unavailable');
  };
  expect(progress(sheet)).toMatchObject({ ok: false, failure: { code: 'absent' } });
});

test('the sidebar asks again while it runs, and shows what it is told as text', () => {
  const script = /<script>([\s\S]*)<\/script>/.exec(selfTestPage())?.[1] ?? '';
  const shown: string[][] = [];
  const later: (() => void)[] = [];
  const answers = [
    { ok: true, value: { isRunning: true, lines: ['<b>1/2</b>'] } },
    { ok: true, value: { isRunning: false, lines: ['xong'] } },
  ];
  const run = {
    handler: (_answer: unknown): void => undefined,
    withSuccessHandler(handler: (answer: unknown) => void) {
      run.handler = handler;
      return run;
    },
    withFailureHandler: () => run,
    selfTestState: () => run.handler(answers.shift()),
  };
  runInNewContext(script, {
    google: { script: { run } },
    setTimeout: (work: () => void) => later.push(work),
    document: {
      querySelector: () => ({
        replaceChildren: (...rows: { textContent: string }[]) =>
          shown.push(rows.map(({ textContent }) => textContent)),
      }),
      createElement: () => ({ textContent: '' }),
    },
  });
  expect(later).toHaveLength(1);
  later[0]?.();
  expect(later).toHaveLength(1);
  expect(shown).toEqual([['<b>1/2</b>'], ['xong']]);
});
