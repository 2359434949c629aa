import { expect, test } from 'vitest';
import { AccessList } from '../../sync-server/http/access.ts';
import { ADMINISTRATOR, as, DECIDER, PEOPLE, READER, SIGN_IN, testAuth } from './signed-token.ts';
import { SimpleWorkbook } from './simple-workbook.ts';
import { APPROVE, problemOf, startedServer } from './started-server.ts';

/** People per workbook (H3): who works in office A learns nothing of office B, not even that it is there. */
const THEIRS = 'truong-phong@xa-khac.example';
const ROUTES = [
  ['GET', '/status'],
  ['GET', '/panel'],
  ['GET', '/units?q=Long+Phu'],
  ['GET', '/classes/01/roster.xlsx'],
  ['GET', '/classes/01/roster.xlsx?phones=1'],
  ['GET', '/self-test'],
  ['POST', '/sync', {}],
  ['POST', '/sync', { trigger: 'form' }],
  ['POST', '/sync', { confirm: true }],
  ['POST', '/decisions', APPROVE],
  ['POST', '/self-test', { spreadsheet: '1Trong' }],
] as const;

async function twoOffices() {
  const other = new SimpleWorkbook();
  const people = {
    everywhere: PEOPLE,
    ofWorkbook: new Map([['xa-khac', { read: [], decide: [THEIRS], administer: [] }]]),
  };
  const started = await startedServer({ auth: testAuth(SIGN_IN, people), others: { 'xa-khac': other } });
  const ask = async (who: string, workbook: string, [method, path, body]: (typeof ROUTES)[number]) => {
    const at = `/v1/workbooks/${workbook}${path}`;
    return method === 'GET' ? await started.get(at, as(who)) : await started.post(at, body, as(who));
  };
  return { ...started, other, ask };
}

test.for(ROUTES)('%s %s of another office is answered as if there were no such workbook', async (route) => {
  const { ask, other, workbook } = await twoOffices();
  for (const [who, theirs] of [
    [READER, 'xa-khac'],
    [DECIDER, 'xa-khac'],
    [ADMINISTRATOR, 'xa-khac'],
    [THEIRS, 'can-tho'],
    [THEIRS, '1AbC_spreadsheet'],
  ] as const) {
    const [answer, unknown] = [await ask(who, theirs, route), await ask(who, 'khong-co', route)];
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe(await unknown.text());
  }
  const touched = [other, workbook].flatMap(({ events, rosters, searches }) => [events, rosters, searches]);
  expect(touched.flat()).toEqual([]);
});

test('control: in their own office everybody is let in as far as their role goes', async () => {
  const { ask } = await twoOffices();
  expect((await ask(THEIRS, 'xa-khac', ['POST', '/decisions', APPROVE])).status).toBe(200);
  expect((await ask(DECIDER, 'can-tho', ['POST', '/decisions', APPROVE])).status).toBe(200);
  const refused = await ask(READER, 'can-tho', ['POST', '/decisions', APPROVE]);
  expect(await problemOf(refused)).toEqual({ status: 403, code: 'may-not-decide' });
});

test('nobody tries Google in the spreadsheet of an office that they do not administer', async () => {
  const people = {
    everywhere: { read: [], decide: [], administer: [] },
    ofWorkbook: new Map([
      ['xa-khac', { read: [], decide: [], administer: [THEIRS] }],
      ['can-tho', PEOPLE],
    ]),
  };
  const { post } = await startedServer({
    auth: testAuth(SIGN_IN, people),
    others: { 'xa-khac': new SimpleWorkbook() },
    runSelfTest: () => Promise.reject(new Error('never')),
  });
  const body = { spreadsheet: '1AbC_spreadsheet', real: true };
  const answer = await post('/v1/workbooks/xa-khac/self-test', body, as(THEIRS));
  expect(await problemOf(answer)).toEqual({ status: 403, code: 'may-not-administer' });
});

test('whoever left the list is out with the next request, and whoever came in is in', async () => {
  const access = new AccessList({ everywhere: PEOPLE, ofWorkbook: new Map() });
  expect(access.rightsOf(THEIRS)).toBeNull();
  expect(access.rightsOf(READER)?.of('can-tho')).toBe('read');
  access.replace({ everywhere: { read: [THEIRS], decide: [], administer: [] }, ofWorkbook: new Map() });
  expect(access.rightsOf(THEIRS)?.of('can-tho')).toBe('read');
  expect(access.rightsOf(READER)).toBeNull();
});
