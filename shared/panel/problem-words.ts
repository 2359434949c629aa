import * as z from 'zod/mini';

/** What a refusing server says for people (RFC 9457: `detail`, else `title`); null where it says nothing. */
export function saidBy(content: unknown): string | null {
  const { success, data } = problem.safeParse(content);
  return success ? (data.detail ?? data.title ?? null) : null;
}

const problem = z.looseObject({ detail: z.optional(z.string()), title: z.optional(z.string()) });
