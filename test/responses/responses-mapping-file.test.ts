import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMappingFile } from '../../sync-server/local/responses-mapping-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-lop-mapping-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function mappingOf(text: string) {
  const path = join(folder, 'map.json');
  await writeFile(path, text);
  return readMappingFile(path);
}

test('a mapping file is read, with or without a byte-order mark', async () => {
  expect(await mappingOf('\ufeff{"unit": "Nơi", "dateOrder": "dmy"}')).toEqual({
    unit: 'Nơi',
    dateOrder: 'dmy',
  });
});

test.each(['{unit: "Nơi"}', '{"donvi": "Nơi"}', ''])(
  'a mapping file that holds %j is refused with the form wanted',
  async (text) => {
    await expect(mappingOf(text)).rejects.toMatchObject({
      code: 'mapping-invalid',
      message: expect.stringContaining('"timestamp"'),
    });
  },
);

test('a mapping file that is not there is said so', async () => {
  await expect(readMappingFile(join(folder, 'nowhere.json'))).rejects.toMatchObject({
    code: 'mapping-invalid',
  });
});
