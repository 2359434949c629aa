interface UnknownField {
  readonly path: string;
  readonly value: unknown;
}

/**
 * Fields of a file that its reader does not know: a slip of the keyboard would else count as absent, and what is absent has a
 * meaning. Names that begin with "$" or "_" are remarks.
 *
 * @param read what the reader kept of it, which has only fields that it knows.
 */
export function unknownFields(file: unknown, read: unknown, path: string): readonly UnknownField[] {
  if (Array.isArray(file)) {
    const kept: readonly unknown[] = Array.isArray(read) ? read : [];
    return file.flatMap((item: unknown, index) => unknownFields(item, kept[index], `${path}[${index}]`));
  }
  if (typeof file !== 'object' || file === null || typeof read !== 'object' || read === null) return [];
  const kept = new Map(Object.entries(read));
  return Object.entries(file).flatMap(([field, value]: [string, unknown]) => {
    const at = path === '' ? field : `${path}.${field}`;
    if (kept.has(field)) return unknownFields(value, kept.get(field), at);
    return /^[$_]/.test(field) ? [] : [{ path: at, value }];
  });
}
