/** The hidden column of `Kế hoạch` in which a plan stands whole, as text. */
export const DATA_COLUMN = 'data';
