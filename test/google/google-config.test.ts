import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { googleConfigFromEnvironment } from '../../sync-server/google/google-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'so-lop-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('without settings the credentials are those of the machine, at the addresses of Google', () => {
  const { config, problems } = googleConfigFromEnvironment({});
  expect(problems).toEqual([]);
  expect(config).toMatchObject({
    credentials: { kind: 'default' },
    account: null,
    sheetsRootUrl: null,
    formId: null,
  });
});

test('a key file tells whom to share the spreadsheet with', () => {
  const file = written('key.json', {
    type: 'service_account',
    client_email: 'so-lop@du-an.example',
    private_key: 'bi mat',
  });
  const { config, problems } = googleConfigFromEnvironment({ SO_LOP_GOOGLE_KEY_FILE: file });
  expect(problems).toEqual([]);
  expect(config.account).toBe('so-lop@du-an.example');
  expect(config.protection.editor).toBe('so-lop@du-an.example');
  expect(JSON.stringify(config)).not.toContain('bi mat');
});

test('a ready token comes before a key file', () => {
  const { config } = googleConfigFromEnvironment({
    SO_LOP_ACCESS_TOKEN: ' t ',
    SO_LOP_GOOGLE_KEY_FILE: '/khong/co',
  });
  expect(config.credentials).toEqual({ kind: 'token', token: 't' });
});

test('every problem is named at once, with what to write instead', () => {
  const { problems } = googleConfigFromEnvironment({
    SO_LOP_GOOGLE_KEY_FILE: join(folder, 'khong-co.json'),
    SO_LOP_SHEETS_ROOT_URL: 'sheets',
    SO_LOP_DRIVE_ROOT_URL: 'ftp://drive.example',
    SO_LOP_PROTECTION: 'none',
  });
  expect(problems.map(({ setting }) => setting)).toEqual([
    'SO_LOP_GOOGLE_KEY_FILE',
    'SO_LOP_PROTECTION',
    'SO_LOP_SHEETS_ROOT_URL',
    'SO_LOP_DRIVE_ROOT_URL',
  ]);
  for (const { message } of problems) expect(message).toMatch(/cần|Đề nghị/);
});

test('a key file that holds no key is named', () => {
  const file = written('other.json', { type: 'authorized_user' });
  const { problems } = googleConfigFromEnvironment({ SO_LOP_GOOGLE_KEY_FILE: file });
  expect(problems[0]?.message).toContain('client_email');
});

test('an address may end with a slash or not', () => {
  const root = (text: string) =>
    googleConfigFromEnvironment({ SO_LOP_SHEETS_ROOT_URL: text }).config.sheetsRootUrl;
  expect([root('http://127.0.0.1:8080'), root('http://127.0.0.1:8080/')]).toEqual([
    'http://127.0.0.1:8080/',
    'http://127.0.0.1:8080/',
  ]);
});

function written(name: string, content: object): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}
