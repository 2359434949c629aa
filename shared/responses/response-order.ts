import type { Response } from './response.ts';

/** R0: by submission time; of equal times by the text of the cells, column by column. Where rows stand never counts. */
export function compareResponses(a: Response, b: Response): number {
  return a.submittedAt !== b.submittedAt ? a.submittedAt - b.submittedAt : compareTexts(a, b);
}

export function compareTexts(a: Pick<Response, 'cellTexts'>, b: Pick<Response, 'cellTexts'>): number {
  const columns = Math.max(a.cellTexts.length, b.cellTexts.length);
  for (let column = 0; column < columns; column++) {
    const textA = a.cellTexts[column] ?? '';
    const textB = b.cellTexts[column] ?? '';
    if (textA !== textB) return textA < textB ? -1 : 1;
  }
  return 0;
}
