import { layoutPlanTabs } from '#shared/tabs/plan/layout-plan-tabs.ts';
import { layoutClasses } from '#shared/tabs/class/layout-class.ts';
import { layoutReview } from '#shared/tabs/review/layout-review.ts';
import { readDecisions } from '#shared/tabs/read-decisions.ts';
import { FakeServices, type FakeServer } from '../fakes/apps-script/fake-services.ts';
import { FakeSpreadsheet } from '../fakes/apps-script/fake-spreadsheet.ts';
import { addOnRunner } from '../fakes/apps-script/run-add-on.ts';
import type { PanelScene } from './panel-scene.ts';
import { BATCH_2_PLAN, CAN_THO_UNITS } from '../fixtures/can-tho.ts';

/** A spreadsheet with the scene's tabs, a server that reads decisions from its staff cells, and the built add-in in it. */
export interface SheetScene {
  readonly spreadsheet: FakeSpreadsheet;
  readonly services: FakeServices;
  readonly run: (name: string, ...values: unknown[]) => unknown;
  /** The server as it is when all is well; put it back after a fault. */
  readonly goodServer: FakeServer;
}

export function sheetScene(scene: PanelScene, code: string, panelHtml: string): SheetScene {
  const spreadsheet = new FakeSpreadsheet('bang-tinh-1');
  const responses = spreadsheet.add('Câu trả lời biểu mẫu 1');
  responses.formUrl = 'https://docs.google.com/forms/d/bieu-mau';
  responses.cells = [['Dấu thời gian', 'Đơn vị']];
  for (const tab of [...desiredTabs(scene), ...layoutPlanTabs(BATCH_2_PLAN, CAN_THO_UNITS)])
    spreadsheet.addTab(tab);
  const services = new FakeServices(spreadsheet, panelHtml);
  services.properties.set('so-lop.server', 'https://so-lop.example');
  services.now = () => scene.now();
  services.server = serverOver(scene, spreadsheet);
  return { spreadsheet, services, run: addOnRunner(code, services), goodServer: services.server };
}

function desiredTabs(scene: PanelScene) {
  const input = { plan: BATCH_2_PLAN, reconciliation: scene.reconciliation(), units: CAN_THO_UNITS };
  const decidedRows = new Set(scene.decisions.map((decision) => decision.registration));
  return [layoutReview({ ...input, decidedRows }), ...layoutClasses(input)];
}

/** What the real server does at a doorbell, as far as the add-in can tell: read staff cells, reconcile, lay out. */
function serverOver(scene: PanelScene, spreadsheet: FakeSpreadsheet): FakeServer {
  return ({ url, body }) => {
    if (url.endsWith('/panel')) return { status: 200, body: JSON.stringify(scene.state()) };
    if (!url.endsWith('/sync')) return { status: 404, body: '{}' };
    takeDecisions(scene, spreadsheet);
    for (const tab of desiredTabs(scene)) spreadsheet.tab(tab.key).layRows(tab);
    const state = (body as { trigger?: string }).trigger === 'panel' ? { state: scene.state() } : {};
    return { status: 200, body: JSON.stringify({ outcome: 'done', message: 'Đã đồng bộ.', ...state }) };
  };
}

function takeDecisions(scene: PanelScene, spreadsheet: FakeSpreadsheet): void {
  const known = new Map(scene.reconciliation().registrations.map((one) => [one.key, one]));
  const before = new Map(scene.decisions.map((one) => [`${one.registration} ${one.kind}`, one]));
  const { decisions } = readDecisions({
    snapshot: spreadsheet.snapshot(),
    plan: BATCH_2_PLAN,
    units: CAN_THO_UNITS,
    seenAt: () => scene.now(),
    registration: (key) => known.get(key),
  });
  scene.decisions = decisions.map(
    (decision) =>
      before.get(`${decision.registration} ${decision.kind}`) ?? {
        ...decision,
        by: 'can.bo@vanphong.example',
      },
  );
}
