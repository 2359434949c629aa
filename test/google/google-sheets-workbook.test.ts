import { workbookPortContract } from '../workbook-port.contract.ts';
import { fakeGoogle, SPREADSHEET } from './fake-google.ts';
import { seenLooks } from './seen-looks.ts';
import { staffEdits } from './staff-edits.ts';

const google = fakeGoogle();

workbookPortContract('a spreadsheet of Google', () => {
  const { fake, ...api } = google();
  fake.create(SPREADSHEET);
  // The suite knows no tab but its own; a real spreadsheet always has one more.
  fake.get(SPREADSHEET).sheets = [];
  return Promise.resolve({
    port: () => Promise.resolve(api.open()),
    edit: staffEdits(() => fake.staff(SPREADSHEET)),
    looks: (title, rows, columns) =>
      Promise.resolve(seenLooks(fake.staff(SPREADSHEET), title, rows, columns)),
  });
});
