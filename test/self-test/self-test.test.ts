import { expect, test } from 'vitest';
import { googleService } from '../../sync-server/google/open-google-workbook.ts';
import { ASSUMPTIONS } from '../../sync-server/self-test/assumptions.ts';
import { runSelfTest } from '../../sync-server/self-test/run-self-test.ts';
import { SAMPLE_HEADER } from '../../sync-server/demo/sample-responses.ts';
import { type FakeGoogle, fakeGoogle, SPREADSHEET, TEST_CONFIG } from '../google/fake-google.ts';
import { RESPONSES_TAB, SAMPLE_ROWS } from '../service/office-world.ts';
import { BREAKERS } from './broken-google.ts';

const google = fakeGoogle();
/** Nobody but a second person can try these. */
const NEEDS_OTHERS = ['protection-stops-others'];

test('where Google is as we think, everything holds, and the spreadsheet is as it was', async () => {
  const world = office();
  const before = contentOf(world);
  const { tried, leftBehind } = await run(world);
  expect(tried.filter(({ state }) => state === 'broken')).toEqual([]);
  expect(tried.filter(({ state }) => state === 'not-tried').map(({ id }) => id)).toEqual(NEEDS_OTHERS);
  expect(tried).toHaveLength(ASSUMPTIONS.length);
  expect(leftBehind).toBe(0);
  expect(contentOf(world)).toEqual(before);
});

test('for every assumption there is a Google that breaks it', () => {
  const ids = ASSUMPTIONS.map(({ id }) => id).filter((id) => !NEEDS_OTHERS.includes(id));
  expect(Object.keys(BREAKERS).toSorted()).toEqual(ids.toSorted());
});

test.for(Object.entries(BREAKERS))('a Google that breaks “%s” is found out', async ([id, breakIt]) => {
  const world = office();
  const before = contentOf(world);
  breakIt(world.fake);
  const assumptions = ASSUMPTIONS.filter((one) => one.id === id);
  const { tried } = await runSelfTest(service(world), SPREADSHEET, { assumptions });
  expect(tried).toMatchObject([{ id, state: 'broken', found: expect.any(String) }]);
  expect(contentOf(world)).toEqual(before);
});

test('a run that was killed leaves its tabs, and the next one takes them away; tabs of staff with such a title stay', async () => {
  const world = office();
  world.fake.staff(SPREADSHEET).addTab('Sổ Lớp tự kiểm tra (xóa được) của chị Lan', [['giữ lại']]);
  const before = contentOf(world);
  let calls = 0;
  const handle = world.fake.handle.bind(world.fake);
  world.fake.handle = (request) => {
    // As if the process had died: no answer comes any more, to the cleaning up either.
    if (++calls > 25) return { status: 0, body: null, isLost: true };
    return handle(request);
  };
  await expect(run(world)).rejects.toThrow();
  expect(contentOf(world)).not.toEqual(before);
  world.fake.handle = handle;
  const { leftBehind } = await run(world);
  expect(leftBehind).toBeGreaterThan(0);
  expect(contentOf(world)).toEqual(before);
});

test('a run that somebody stops takes its tabs away', async () => {
  const world = office();
  const before = contentOf(world);
  let done = 0;
  const { tried } = await runSelfTest(service(world), SPREADSHEET, {
    onTried: () => void (done += 1),
    isStopped: () => done === 5,
  });
  expect(tried).toHaveLength(5);
  expect(contentOf(world)).toEqual(before);
});

test('a spreadsheet that may not be written ends the run at once, with words', async () => {
  const world = office();
  const handle = world.fake.handle.bind(world.fake);
  world.fake.handle = (request) =>
    request.method === 'GET'
      ? handle(request)
      : {
          status: 403,
          body: {
            error: { code: 403, message: 'The caller does not have permission', status: 'PERMISSION_DENIED' },
          },
        };
  await expect(run(world)).rejects.toMatchObject({ code: 'no-access' });
});

function office(): FakeGoogle {
  const world = google();
  const staff = world.fake.create(SPREADSHEET);
  staff.addTab(RESPONSES_TAB, [SAMPLE_HEADER, ...SAMPLE_ROWS.slice(0, 5)]);
  staff.deleteTab('Trang tính1');
  return world;
}

function run(world: FakeGoogle) {
  return runSelfTest(service(world), SPREADSHEET);
}

function service({ timing }: FakeGoogle) {
  return googleService(TEST_CONFIG, timing);
}

/** Everything in the spreadsheet but the counter that Google gives numbers from. */
function contentOf({ fake }: FakeGoogle): object {
  const { nextId: _counter, ...content } = structuredClone(fake.get(SPREADSHEET));
  return content;
}
