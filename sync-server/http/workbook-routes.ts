import { type Request, type RequestHandler, type Response, Router } from 'express';
import { decisionsBody } from '#shared/decisions/decision-request.ts';
import type { PanelState } from '#shared/panel/panel-state.ts';
import { handler } from './answers.ts';
import { CLASS_CODE, PERSONS, rosterQuery, syncBody, unitsQuery } from './api-requests.ts';
import type { DoorbellKeys } from './doorbell-key.ts';
import { ProblemError, problemOfError } from './problem.ts';
import { type AccessRole, includes } from './access.ts';
import type { Caller } from './sign-in.ts';
import type { SyncRequest, WorkbookService } from '../service/workbook-service.ts';
import type { WorkbookDoor } from './workbook-door.ts';

/** A workbook as the routes see it: the service, and the one door through which it is changed. */
export interface ServedWorkbook {
  readonly id: string;
  readonly service: WorkbookService;
  readonly door: WorkbookDoor;
}

export interface WorkbookRoutesParts {
  readonly of: WorkbookOf;
  /** Applied to what costs a sync. */
  readonly limitDoorbells: RequestHandler;
  readonly keys: DoorbellKeys;
}

const UNKNOWN_HERE =
  'Máy chủ không phục vụ bảng tính có mã này. Đề nghị mở địa chỉ gốc của trang (/) để chọn bảng tính.';

/** The workbook that a request is about, as its caller sees it: where they may not even read, there is none (H3). */
export type WorkbookOf = (request: Request, response: Response) => ServedWorkbook;

export function workbookOf({
  workbooks,
  aliases,
  isLocal,
}: {
  readonly workbooks: ReadonlyMap<string, ServedWorkbook>;
  /** Other names of workbooks. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Nobody signs in: whoever asks sits at the machine, and has no menu of the add-in. */
  readonly isLocal: boolean;
}): WorkbookOf {
  return (request, response) => {
    const name = request.params['id'] as string;
    const workbook = workbooks.get(aliases.get(name) ?? name);
    if (workbook === undefined || callerOf(response).rights.of(workbook.id) === null)
      throw new ProblemError('workbook-unknown', isLocal ? { detail: UNKNOWN_HERE } : {});
    return workbook;
  };
}

/** Everything below `/v1/workbooks/:id`. Whoever gets here has signed in (`response.locals.caller`). */
export function workbookRoutes({ of, limitDoorbells, keys }: WorkbookRoutesParts): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.post(
    '/:id/sync',
    limitDoorbells,
    handler(async (request, response) => {
      const workbook = of(request, response);
      const { trigger, confirm } = parse(syncBody, request.body ?? {});
      if (confirm) demand(response, workbook, 'decide');
      if (!isPerson(trigger)) {
        // A trigger runs behind somebody's back, in Google's own time: it is told at once that it was heard.
        await workbook.door.announce({ trigger, confirm });
        response.status(202).json({ accepted: true });
        return;
      }
      const summary = await workbook.door.ring({ trigger, confirm });
      // The panel draws what the sync led to.
      const state = trigger === 'panel' ? { state: await panelState(workbook, response) } : {};
      response.json({ ...summary, ...state });
    }),
  );
  router.get(
    '/:id/status',
    handler(async (request, response) => {
      const { id, service, door } = of(request, response);
      response.json({ id, ...(await service.status()), running: door.isRunning, waiting: door.isWaiting });
    }),
  );
  router.get(
    '/:id/panel',
    handler(async (request, response) => {
      response.json(await panelState(of(request, response), response));
    }),
  );
  router.get(
    '/:id/units',
    handler(async (request, response) => {
      const { service } = of(request, response);
      const { q } = parse(unitsQuery, request.query, 'bad-query');
      response.json(await service.search(q));
    }),
  );
  router.get('/:id/doorbell-key', (request, response) => {
    const workbook = of(request, response);
    demand(response, workbook, 'decide');
    response.json({ key: keys.of(workbook.id) });
  });
  router.get('/:id/classes/:code/roster.xlsx', sendRoster(of));
  router.post('/:id/decisions', limitDoorbells, decide(of));
  for (const [path, method] of Object.entries(METHODS)) router.all(path, refuseOtherMethods(method));
  return router;
}

const METHODS = {
  '/:id/sync': 'POST',
  '/:id/decisions': 'POST',
  '/:id/status': 'GET, HEAD',
  '/:id/panel': 'GET, HEAD',
  '/:id/units': 'GET, HEAD',
  '/:id/doorbell-key': 'GET, HEAD',
  '/:id/classes/:code/roster.xlsx': 'GET, HEAD',
} as const;

export function refuseOtherMethods(allowed: string): RequestHandler {
  return (_request, response) => {
    response.set('Allow', allowed);
    throw new ProblemError('method-not-allowed');
  };
}

function isPerson(trigger: SyncRequest['trigger']): boolean {
  return PERSONS.some((person) => person === trigger);
}

/** Without phones unless asked: the list is sent to the host, and what is sent out carries none. */
function sendRoster(of: WorkbookOf): RequestHandler {
  return handler(async (request, response) => {
    const workbook = of(request, response);
    const { service, door } = workbook;
    const withPhones = parse(rosterQuery, request.query, 'bad-query').phones === '1';
    if (withPhones) demand(response, workbook, 'decide');
    const code = request.params['code'] as string;
    if (!CLASS_CODE.test(code)) throw new ProblemError('class-unknown');
    // Printed, a list says nothing of its age: where the workbook cannot be read again, there is none.
    await door.current();
    const roster = await service.roster(code, { withPhones, by: callerOf(response).email });
    if (roster === null) throw new ProblemError('class-unknown');
    // Plain ASCII first for old programs, then the real name (RFC 6266).
    const name = encodeURIComponent(roster.fileName);
    const plain = code.replaceAll(/[^A-Za-z0-9]+/g, '-');
    response.set({
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="danh-sach-lop-${plain}.xlsx"; filename*=UTF-8''${name}`,
    });
    response.send(Buffer.from(roster.content));
  });
}

/** Writes the staff cell with what follows from it. Where only the cell could be written, the answer says both. */
function decide(of: WorkbookOf): RequestHandler {
  return handler(async (request, response) => {
    const workbook = of(request, response);
    demand(response, workbook, 'decide');
    const decision = parse(decisionsBody, request.body);
    const by = callerOf(response).email;
    const { savedAt, sync } = await workbook.door.decide(decision, by);
    try {
      if (sync.status === 'rejected') throw sync.reason;
      const { outcome, message } = sync.value;
      const state = await panelState(workbook, response);
      response.json({ savedAt, by, state, notice: outcome === 'done' ? null : message });
    } catch (error) {
      const notice = `Quyết định đã ghi, nhưng chưa đồng bộ được. ${problemOfError(error).detail}`;
      response.json({ savedAt, by, state: null, notice });
    }
  });
}

async function panelState(workbook: ServedWorkbook, response: Response): Promise<PanelState> {
  const { service, door } = workbook;
  try {
    await door.current();
  } catch (error) {
    // What was known before is shown, and says that it is old.
    if (!service.isKnown) throw error;
  }
  return await service.panelState({
    mayDecide: mayDo(response, workbook, 'decide'),
    by: callerOf(response).email,
  });
}

export function callerOf(response: Response): Caller {
  return response.locals['caller'] as Caller;
}

/** Refuses who may not do this in the workbook; null: in what belongs to no workbook. */
export function demand(response: Response, workbook: ServedWorkbook | null, role: AccessRole): void {
  if (mayDo(response, workbook, role)) return;
  throw new ProblemError(role === 'administer' ? 'may-not-administer' : 'may-not-decide');
}

function mayDo(response: Response, workbook: ServedWorkbook | null, role: AccessRole): boolean {
  const { rights } = callerOf(response);
  return includes(workbook === null ? rights.server : rights.of(workbook.id), role);
}

interface Schema<Value> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: Value }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
        };
      };
}

/** Names the places that are wrong, never the values: they may be personal. */
export function parse<Value>(
  schema: Schema<Value>,
  value: unknown,
  code: 'bad-body' | 'bad-query' = 'bad-body',
): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }));
  throw new ProblemError(code, { errors });
}
