/** What one benchmark measured, beside well-known ways to do the same in the same run. */
export interface BenchResult {
  readonly name: string;
  readonly oursMs: number;
  readonly peers: readonly { readonly name: string; readonly ms: number }[];
  readonly note?: string;
}
