import { GoogleSpreadsheet } from 'google-spreadsheet';
import { setupServer } from 'msw/node';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { Tab } from '#shared/workbook/model.ts';
import { googleService, openGoogleWorkbook } from '../../sync-server/google/open-google-workbook.ts';
import { GoogleSheetsFake } from '../fakes/google-sheets/google-sheets-fake.ts';
import { mswHandlers } from '../fakes/google-sheets/serve-msw.ts';

/** Calls counted, not timed: the quota of Google counts calls. */
export interface CallsResult {
  readonly name: string;
  readonly ours: number;
  readonly peers: readonly { readonly name: string; readonly value: number }[];
  readonly unit: 'calls';
}

const SPREADSHEET = 'do-so-lan-goi';
const TABS = 45;
const ROWS = 60;
const PEER = 'google-spreadsheet';

/** The same spreadsheet of 45 tabs, read, and one cell changed in each: by our adapter and by a well-known client. */
export async function benchGoogleCalls(): Promise<readonly CallsResult[]> {
  const fake = new GoogleSheetsFake();
  fake.create(SPREADSHEET);
  const server = setupServer(...mswHandlers(fake));
  server.listen({ onUnhandledFrame: 'error' });
  try {
    const build = await counted(fake, () => sync(tabs('Chưa đăng ký')));
    const unchanged = await counted(fake, () => sync(tabs('Chưa đăng ký')));
    const peerReads = await counted(fake, () => peerReadsAll());
    const changed = await counted(fake, () => sync(tabs('Đã đăng ký')));
    const peerChanges = await counted(fake, () => peerChangesAll());
    return [
      {
        name: `nothing changed, ${TABS} tabs`,
        ours: unchanged,
        peers: [{ name: PEER, value: peerReads }],
        unit: 'calls',
      },
      {
        name: `one cell changed in each of ${TABS} tabs`,
        ours: changed,
        peers: [{ name: PEER, value: peerChanges }],
        unit: 'calls',
      },
      { name: `${TABS} tabs made and filled`, ours: build, peers: [], unit: 'calls' },
    ];
  } finally {
    server.close();
  }
}

async function counted(fake: GoogleSheetsFake, act: () => Promise<unknown>): Promise<number> {
  const before = fake.log.length;
  await act();
  return fake.log.length - before;
}

async function sync(wanted: readonly Tab[]): Promise<void> {
  const workbook = openGoogleWorkbook(googleService(CONFIG), SPREADSHEET);
  const snapshot = await workbook.read();
  await workbook.apply(diffWorkbook({ snapshot, wanted, memory: () => null }).changes);
}

async function peerReadsAll(): Promise<GoogleSpreadsheet> {
  const document = new GoogleSpreadsheet(SPREADSHEET, { token: 'do' });
  await document.loadInfo();
  for (const sheet of ours(document)) await sheet.loadCells();
  return document;
}

async function peerChangesAll(): Promise<void> {
  for (const sheet of ours(await peerReadsAll())) {
    sheet.getCell(4, 3).value = 'Chưa đăng ký';
    await sheet.saveUpdatedCells();
  }
}

function ours(document: GoogleSpreadsheet) {
  return document.sheetsByIndex.filter((sheet) => sheet.title.startsWith('Trang số'));
}

function tabs(status: string): readonly Tab[] {
  return Array.from({ length: TABS }, (_, at): Tab => {
    const rows = Array.from({ length: ROWS }, (_unused, row) => ({
      key: `seat ${row}`,
      kind: 'data' as const,
      cells: { number: row + 1, name: `Người thứ ${row + 1}`, status: row === 3 ? status : 'Chưa đăng ký' },
    }));
    return {
      key: `class:${at}`,
      title: `Trang số ${at}`,
      columns: [
        { key: 'number', title: 'STT', owner: 'server', width: 6, kind: 'integer' },
        { key: 'name', title: 'Họ và tên', owner: 'server', width: 26, kind: 'text' },
        { key: 'status', title: 'Tình trạng', owner: 'server', width: 26, kind: 'text' },
        { key: 'note', title: 'Ghi chú', owner: 'staff', width: 26, kind: 'text' },
      ],
      rows: [
        {
          key: 'header',
          kind: 'header',
          cells: { number: 'STT', name: 'Họ và tên', status: 'Tình trạng', note: 'Ghi chú' },
        },
        ...rows,
      ],
      frozenThrough: 'header',
    };
  });
}

const CONFIG = {
  credentials: { kind: 'token', token: 'do' },
  account: null,
  sheetsRootUrl: null,
  driveRootUrl: null,
  formsRootUrl: null,
  protection: { editor: null, warningOnly: false },
  responses: {},
  formId: null,
} as const;
