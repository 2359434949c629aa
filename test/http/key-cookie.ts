/** What a browser sends that opened the address which the program printed; nothing where people sign in. */
export function keyCookie(entrance: string): Readonly<Record<string, string>> {
  const { port, searchParams } = new URL(entrance);
  const key = searchParams.get('khoa');
  return key === null ? {} : { cookie: `so-lop-${port}=${key}` };
}
