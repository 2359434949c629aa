#!/usr/bin/env node
/** Starts the program, main.ts, with its code loaded quickly. */
import './quick-loading.js';

await import('./main.ts');
