import { deserialize, serialize } from 'node:v8';
import { layoutPlanTabs } from '#shared/tabs/plan/layout-plan-tabs.ts';
import { layoutClasses } from '#shared/tabs/class/layout-class.ts';
import { layoutReview } from '#shared/tabs/review/layout-review.ts';
import { readDecisions } from '#shared/tabs/read-decisions.ts';
import type { Reconciliation } from '#shared/registrations/registration.ts';
import { FakeServices, type FakeServer } from '../fakes/apps-script/fake-services.ts';
import { FakeSpreadsheet } from '../fakes/apps-script/fake-spreadsheet.ts';
import { addOnRunner } from '../fakes/apps-script/run-add-on.ts';
import { GoogleSheetsFake } from '../fakes/google-sheets/google-sheets-fake.ts';
import type { FakeSpreadsheet as StoredSpreadsheet } from '../fakes/google-sheets/model.ts';
import type { PanelScene } from './panel-scene.ts';
import { BATCH_2_PLAN, CAN_THO_UNITS } from '../fixtures/can-tho.ts';
import { ServerAtSheet } from '../google/server-at-sheet.ts';
import { SETTING_KEYS } from '../../addon/apps-script/setting-keys.ts';

/** A spreadsheet as the server wrote it, a server that reads decisions from its staff cells, and the built add-in in it. */
export interface SheetScene {
  readonly spreadsheet: FakeSpreadsheet;
  readonly services: FakeServices;
  readonly run: (name: string, ...values: unknown[]) => unknown;
  /** The server as it is when all is well; put it back after a fault. */
  readonly goodServer: FakeServer;
}

const ID = 'bang-tinh-1';

export function sheetScene(scene: PanelScene, code: string, panelHtml: string): SheetScene {
  const google = new GoogleSheetsFake();
  google.put(deserialize(writtenOnce(scene)) as StoredSpreadsheet);
  const spreadsheet = new FakeSpreadsheet(ID, google);
  spreadsheet.titled(RESPONSES_TAB).formUrl = 'https://docs.google.com/forms/d/bieu-mau';
  const services = new FakeServices(spreadsheet, panelHtml);
  services.properties.set(SETTING_KEYS.server, 'https://so-lop.example');
  services.properties.set(SETTING_KEYS.doorbellKey, DOORBELL_KEY);
  services.now = () => scene.now();
  services.server = serverOver(scene, google);
  return { spreadsheet, services, run: addOnRunner(code, services), goodServer: services.server };
}

/** What the server gave at the set-up. */
export const DOORBELL_KEY = 'khoa-bao-tin-cua-bang-tinh-nay';
const RESPONSES_TAB = 'Câu trả lời biểu mẫu 1';

/** The spreadsheet after the server's first write, made once for all scenes that begin alike. */
function writtenOnce(scene: PanelScene): Buffer {
  if (scene.decisions.length > 0 || scene.seen.size > 0) throw new Error('the scene has begun already');
  const known = written.get(scene.reconciliation());
  if (known !== undefined) return known;
  const google = new GoogleSheetsFake();
  const staff = google.create(ID);
  google.get(ID).properties['timeZone'] = 'Asia/Ho_Chi_Minh';
  const [first = ''] = staff.titles();
  staff.renameTab(first, RESPONSES_TAB);
  staff.setRows(RESPONSES_TAB, [['Dấu thời gian', 'Đơn vị']]);
  new ServerAtSheet(google, ID).write([
    ...desiredTabs(scene),
    ...layoutPlanTabs(BATCH_2_PLAN, CAN_THO_UNITS),
  ]);
  const made = serialize(google.get(ID));
  written.set(scene.reconciliation(), made);
  return made;
}

const written = new WeakMap<Reconciliation, Buffer>();

function desiredTabs(scene: PanelScene) {
  const input = { plan: BATCH_2_PLAN, reconciliation: scene.reconciliation(), units: CAN_THO_UNITS };
  const decidedRows = new Set(scene.decisions.map((decision) => decision.registration));
  return [layoutReview({ ...input, decidedRows, seenRows: scene.seen }), ...layoutClasses(input)];
}

/** What the real server does at a doorbell, as far as the add-in can tell: read staff cells, reconcile, lay out. */
function serverOver(scene: PanelScene, google: GoogleSheetsFake): FakeServer {
  const server = new ServerAtSheet(google, ID);
  return ({ url, body }) => {
    if (url.endsWith('/panel')) return { status: 200, body: JSON.stringify(scene.state()) };
    if (url.endsWith('/doorbell-key')) return { status: 200, body: JSON.stringify({ key: DOORBELL_KEY }) };
    if (!/\/(?:sync|doorbell)$/.test(url)) return { status: 404, body: '{}' };
    takeDecisions(scene, server);
    server.write(desiredTabs(scene));
    if (url.endsWith('/doorbell')) return { status: 202, body: JSON.stringify({ accepted: true }) };
    const state = (body as { trigger?: string }).trigger === 'panel' ? { state: scene.state() } : {};
    return { status: 200, body: JSON.stringify({ outcome: 'done', message: 'Đã đồng bộ.', ...state }) };
  };
}

function takeDecisions(scene: PanelScene, server: ServerAtSheet): void {
  const known = new Map(scene.reconciliation().registrations.map((one) => [one.key, one]));
  const before = new Map(scene.decisions.map((one) => [`${one.registration} ${one.kind}`, one]));
  const { decisions, seen } = readDecisions({
    snapshot: server.read(),
    plan: BATCH_2_PLAN,
    units: CAN_THO_UNITS,
    seenAt: () => scene.now(),
    registration: (key) => known.get(key),
  });
  scene.seen = new Set(seen);
  scene.decisions = decisions.map(
    (decision) =>
      before.get(`${decision.registration} ${decision.kind}`) ?? {
        ...decision,
        by: 'can.bo@vanphong.example',
      },
  );
}
