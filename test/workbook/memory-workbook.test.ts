import { workbookPortContract } from '../workbook-port.contract.ts';
import { MemoryFile, memoryHarness } from './memory-workbook.ts';

workbookPortContract('the workbook in memory', () => {
  return Promise.resolve(memoryHarness(new MemoryFile()));
});
