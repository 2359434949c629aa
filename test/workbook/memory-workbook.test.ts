import { workbookPortContract } from '../workbook-port.contract.ts';
import { MemoryFile, MemoryWorkbook } from './memory-workbook.ts';

workbookPortContract('the workbook in memory', () => {
  const file = new MemoryFile();
  return Promise.resolve({ port: () => Promise.resolve(new MemoryWorkbook(file)), edit: file });
});
