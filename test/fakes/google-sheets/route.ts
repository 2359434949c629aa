import { type Method, methods } from './discovery.ts';

/** Which method of the API a request means. */
export interface Route {
  readonly name: string;
  readonly method: Method;
  readonly spreadsheetId: string;
  readonly range: string;
  readonly query: URLSearchParams;
}

/** Methods that count against the quota of writes. */
export const WRITES: ReadonlySet<string> = new Set([
  'batchUpdate',
  'values.update',
  'values.append',
  'values.clear',
  'values.batchClear',
  'values.batchUpdate',
]);

const ROUTES: readonly { readonly name: string; readonly method: Method; readonly pattern: RegExp }[] =
  Object.entries(methods).map(([id, method]) => ({
    name: id.replace('sheets.spreadsheets.', ''),
    method,
    pattern: new RegExp(
      `^/${method.path.replace('{spreadsheetId}', '([^/:?]+)').replace('{range}', '([^/?]+?)')}$`,
    ),
  }));

export function routeOf({
  method,
  address,
}: {
  readonly method: string;
  readonly address: string;
}): Route | null {
  const [wholePath = '', search = ''] = address.split('?');
  // Clients differ in a slash before the verb and at the end; Google takes either.
  const path = wholePath.replace('/:', ':').replace(/\/$/, '');
  // `values/{range}` would also fit `values/A1:clear`; the longer pattern goes first.
  const fitting = ROUTES.filter((route) => route.method.httpMethod === method && route.pattern.test(path));
  const route = fitting.sort((left, right) => right.method.path.length - left.method.path.length)[0];
  if (route === undefined) return null;
  const [, spreadsheetId = '', range = ''] = route.pattern.exec(path)!;
  const query = new URLSearchParams(search);
  return {
    name: route.name,
    method: route.method,
    query,
    spreadsheetId: decodeURIComponent(spreadsheetId),
    range: decodeURIComponent(range.replace(/\+/g, '%20')),
  };
}
