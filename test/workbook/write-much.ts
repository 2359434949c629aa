import { writeWhole } from '../../sync-server/local/write-whole.ts';

/** A process that writes more than it may: started by `write-whole.test.ts` with a limit on the size of files. */
await writeWhole(process.argv[2] as string, new Uint8Array(1_000_000).fill(7));
