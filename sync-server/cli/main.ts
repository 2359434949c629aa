#!/usr/bin/env node
/** The process `so-lop`: what it needs before a command is loaded; then the command line (program.ts). */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

// Loading code is a good part of a short command: what was compiled is kept from the first run on (0.2 s of processor), and
// not in everybody's temporary folder, where another account could put something in its place.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/so-lop', import.meta.url)));
// What a spreadsheet leaves behind while it is read is young and large; a space for it that does not grow keeps a sync of
// 48 tabs at 170 MB instead of 250 and costs no time that could be measured.
setFlagsFromString('--semi-space-growth-factor=1');

// Whoever reads may have read enough (`so-lop match-units | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// Google's client warns in English that this machine is none of Google's; what follows from it is told in words.
const others = process.listeners('warning');
process.removeAllListeners('warning');
process.on('warning', (warning) => {
  if (warning.name !== 'MetadataLookupWarning')
    for (const listener of others) listener.call(process, warning);
});

const { runProgram } = await import('./program.ts');
process.exitCode = await runProgram(process.argv.slice(2));
