/**
 * Everything the product takes for granted about Google Sheets without a document that promises it: each with a small
 * experiment in an empty tab of its own. Whoever builds on something new about Google adds it here.
 */
import { responsesCandidates } from '#shared/google/responses-tab.ts';
import { readTabs } from '#shared/google/read-google-workbook.ts';
import { COLUMN_METADATA, TAB_MARK, TAB_METADATA } from '#shared/workbook/marks.ts';
import type { Assumption } from './assumption.ts';
import {
  columns,
  differs,
  gridOf,
  hiddenKeys,
  ownAddress,
  rows,
  shown,
  sortBy,
  tabMarks,
} from './experiment.ts';
import { metadataRequest, NotTried } from './scratch-tabs.ts';

export const ASSUMPTIONS: readonly Assumption[] = [
  {
    id: 'tab-mark-stays',
    says: 'Dấu của tab còn nguyên khi tab được đổi tên và chuyển chỗ.',
    otherwise: 'Tab bị đổi tên sẽ được coi là đã mất và được tạo lại bên cạnh.',
    async attempt(tab) {
      await tab.must(metadataRequest(TAB_METADATA, 'thu', tab));
      const properties = { sheetId: tab.sheetId, title: `${tab.title} đổi tên`, index: 0 };
      await tab.must({ updateSheetProperties: { properties, fields: 'title,index' } });
      const marks = await tabMarks(tab);
      return marks.get(tab.sheetId) === 'thu'
        ? null
        : `dấu sau khi đổi tên: ${shown(marks.get(tab.sheetId))}`;
    },
  },
  {
    id: 'tab-mark-copied',
    says: 'Bản sao của một tab mang theo dấu của tab gốc, nên nhận ra được là bản sao.',
    otherwise: 'Bản sao được coi là tab riêng của cơ quan; những gì ghi ở bản sao không được đọc.',
    async attempt(tab) {
      const mark = TAB_MARK.of({ sheetId: tab.sheetId, key: 'thu' });
      await tab.must(metadataRequest(TAB_METADATA, mark, tab));
      const newSheetId = tab.copyNumber;
      const newSheetName = `${tab.title} bản sao`;
      await tab.must({ duplicateSheet: { sourceSheetId: tab.sheetId, newSheetId, newSheetName } });
      const marks = await tabMarks(tab);
      return marks.get(newSheetId) === mark ? null : `dấu của bản sao: ${shown(marks.get(newSheetId))}`;
    },
  },
  {
    id: 'column-mark-moves',
    says: 'Dấu của cột đi theo cột khi chèn cột phía trước hoặc chuyển cột.',
    otherwise: 'Cột bị hiểu nhầm là cột khác; hệ thống phải giữ lại, không ghi.',
    async attempt(tab) {
      await tab.must(metadataRequest(COLUMN_METADATA, 'hai', { sheetId: tab.sheetId, column: 1 }));
      await tab.must(
        { insertDimension: { range: columns(tab, 0, 1), inheritFromBefore: false } },
        { moveDimension: { source: columns(tab, 2, 3), destinationIndex: 5 } },
      );
      return differs(await tab.columnMarks(COLUMN_METADATA), [null, null, null, null, 'hai']);
    },
  },
  {
    id: 'column-mark-sorted',
    says: 'Sắp xếp dòng không đụng đến dấu của cột và của tab.',
    otherwise: 'Sau mỗi lần sắp xếp, hệ thống phải tìm lại cột theo tiêu đề.',
    async attempt(tab) {
      await tab.must(
        metadataRequest(COLUMN_METADATA, 'một', { sheetId: tab.sheetId, column: 0 }),
        metadataRequest(TAB_METADATA, 'thu', tab),
        tab.writing([['b'], ['a']]),
      );
      await tab.must(sortBy(tab, tab.box(0, 2, 0, 6), 0));
      const mark = (await tabMarks(tab)).get(tab.sheetId);
      return mark === 'thu'
        ? differs(await tab.columnMarks(COLUMN_METADATA), ['một'])
        : `dấu: ${shown(mark)}`;
    },
  },
  {
    id: 'sort-moves-its-range-only',
    says: 'Sắp xếp một vùng chỉ chuyển các ô của vùng ấy; cột khóa bị ẩn ngoài vùng đứng yên.',
    otherwise: 'Việc nhận lại dòng bị sắp xếp lệch phải viết lại.',
    async attempt(tab) {
      await hiddenKeys(tab);
      await tab.must(sortBy(tab, tab.box(0, 3, 1, 3), 1));
      return differs(await tab.values('A1:C3'), [
        ['k1', 'a', 1],
        ['k2', 'b', 2],
        ['k3', 'c', 3],
      ]);
    },
  },
  {
    id: 'sort-takes-hidden-cells-along',
    says: 'Sắp xếp một vùng chuyển cả ô của cột bị ẩn nằm trong vùng.',
    otherwise: 'Sắp xếp cả tab cũng làm khóa dòng lệch khỏi nội dung; lần đồng bộ sau phải giữ lại.',
    async attempt(tab) {
      await hiddenKeys(tab);
      await tab.must(sortBy(tab, tab.box(0, 3, 0, 3), 1));
      return differs(await tab.values('A1:C3'), [
        ['k3', 'a', 1],
        ['k2', 'b', 2],
        ['k1', 'c', 3],
      ]);
    },
  },
  {
    id: 'filter-keeps-rows-whole',
    says: 'Bộ lọc có sắp xếp giữ các ô của một dòng đi cùng nhau, kể cả ô khóa bị ẩn.',
    otherwise: 'Sắp xếp bằng bộ lọc làm khóa dòng lệch khỏi nội dung.',
    async attempt(tab) {
      await hiddenKeys(tab);
      const sortSpecs = [{ dimensionIndex: 1, sortOrder: 'ASCENDING' }];
      await tab.must({ setBasicFilter: { filter: { range: tab.box(0, 3, 0, 3), sortSpecs } } });
      const rows = (await tab.values('A1:C3')).map((row) => row.join(' '));
      return differs(rows.toSorted(), ['k1 c 3', 'k2 b 2', 'k3 a 1']);
    },
  },
  {
    id: 'filtered-rows-are-read',
    says: 'Dòng bị bộ lọc che vẫn đọc được, ở đúng chỗ của nó.',
    otherwise: 'Lọc bảng phản hồi hoặc tab lớp làm đại biểu biến mất.',
    async attempt(tab) {
      await hiddenKeys(tab);
      const criteria = { 1: { hiddenValues: ['b'] } };
      await tab.must({ setBasicFilter: { filter: { range: tab.box(0, 3, 0, 3), criteria } } });
      return differs(
        (await tab.values('A1:C3')).map(([, letter]) => letter),
        ['c', 'b', 'a'],
      );
    },
  },
  {
    id: 'hidden-columns-are-read',
    says: 'Ô của cột bị ẩn vẫn đọc được.',
    otherwise: 'Không đọc được khóa dòng; không dùng được bảng tính này.',
    async attempt(tab) {
      await hiddenKeys(tab);
      return differs(
        (await tab.values('A1:A3')).map(([key]) => key),
        ['k1', 'k2', 'k3'],
      );
    },
  },
  {
    id: 'empty-rows-keep-places',
    says: 'Dòng trống ở giữa vẫn được tính chỗ khi đọc.',
    otherwise: 'Hệ thống ghi nhầm dòng.',
    async attempt(tab) {
      await tab.must(tab.writing([['đầu']]), tab.writing([['cuối']], { row: 3, column: 1 }));
      return differs(await tab.values('A1:B4'), [['đầu'], [], [], ['', 'cuối']]);
    },
  },
  {
    id: 'own-protection-lets-write',
    says: 'Vùng được bảo vệ mà tài khoản của hệ thống là người được sửa thì hệ thống vẫn ghi và chèn dòng được.',
    otherwise: 'Mỗi lần đồng bộ dừng ở tab được bảo vệ.',
    async attempt(tab) {
      const editors = { users: await ownAddress(tab) };
      const range = columns(tab, 0, 1);
      await tab.must({ addProtectedRange: { protectedRange: { range: gridOf(tab, range), editors } } });
      const answer = await tab.all.change([
        { insertDimension: { range: rows(tab, 0, 1), inheritFromBefore: false } },
        tab.writing([['ghi']]),
      ]);
      return answer.refused;
    },
  },
  {
    id: 'warning-lets-write',
    says: 'Bảo vệ ở mức cảnh báo không ngăn hệ thống chèn, chuyển, sắp xếp và xóa dòng.',
    otherwise: 'Đề nghị bỏ bảo vệ các tab của hệ thống.',
    async attempt(tab) {
      const range = gridOf(tab, columns(tab, 0, 1));
      await tab.must(tab.writing([['b'], ['a']]), {
        addProtectedRange: { protectedRange: { range, warningOnly: true } },
      });
      const answer = await tab.all.change([
        { insertDimension: { range: rows(tab, 0, 1), inheritFromBefore: false } },
        sortBy(tab, tab.box(0, 3, 0, 6), 0),
        { moveDimension: { source: rows(tab, 0, 1), destinationIndex: 3 } },
        { deleteDimension: { range: rows(tab, 0, 1) } },
      ]);
      return answer.refused;
    },
  },
  {
    id: 'protection-names-editors',
    says: 'Vùng được bảo vệ nêu người được sửa chỉ để những người ấy (và chủ bảng tính) sửa.',
    otherwise: 'Bảo vệ ở mức nghiêm không bảo vệ gì; đề nghị dùng mức cảnh báo.',
    async attempt(tab) {
      const users = await ownAddress(tab);
      const range = gridOf(tab, columns(tab, 0, 1));
      await tab.must({ addProtectedRange: { protectedRange: { range, editors: { users } } } });
      const { sheets = [] } = await tab.all.look(
        'sheets(properties.sheetId,protectedRanges(editors,warningOnly))',
      );
      const found = sheets.find(({ properties }) => properties?.sheetId === tab.sheetId)
        ?.protectedRanges?.[0];
      const isOpen = found?.editors?.domainUsersCanEdit === true || found?.warningOnly === true;
      const isListed = users.every((user) => found?.editors?.users?.includes(user) === true);
      return isListed && !isOpen ? null : `người được sửa: ${shown(found?.editors ?? null)}`;
    },
  },
  {
    id: 'merge-refusal-names-request',
    says: 'Khi Google từ chối một việc trong lô (ví dụ chuyển dòng cắt ngang ô gộp), câu trả lời nêu số thứ tự của việc ấy.',
    otherwise: 'Hệ thống phải dò từng tab để biết tab nào bị từ chối.',
    async attempt(tab) {
      await tab.must({ mergeCells: { range: tab.box(1, 3, 0, 1), mergeType: 'MERGE_ALL' } });
      const answer = await tab.all.change([
        tab.writing([['đầu']]),
        { moveDimension: { source: rows(tab, 5, 6), destinationIndex: 2 } },
      ]);
      if (answer.refused === null) return 'Google đã nhận việc chuyển dòng cắt ngang ô gộp';
      return /requests\[1\]/.test(answer.refused) ? null : `câu trả lời: ${answer.refused}`;
    },
  },
  {
    id: 'batch-is-whole',
    says: 'Một lô có một việc bị từ chối thì không việc nào của lô có hiệu lực.',
    otherwise: 'Tab có thể được ghi dở dang; sau mỗi lần bị từ chối phải đọc lại toàn bộ.',
    async attempt(tab) {
      const answer = await tab.all.change([
        tab.writing([['không được còn']]),
        { deleteDimension: { range: rows(tab, 900, 901) } },
      ]);
      if (answer.refused === null) return 'Google đã nhận một việc không thể làm';
      return differs(await tab.values('A1:A1'), []);
    },
  },
  {
    id: 'merges-are-told',
    says: 'Bảng tính cho biết các ô cán bộ đã gộp.',
    otherwise: 'Hệ thống ghi vào ô nằm dưới ô gộp, và bị từ chối khi chuyển dòng cắt ngang ô gộp.',
    async attempt(tab) {
      const range = tab.box(1, 3, 0, 1);
      await tab.must({ mergeCells: { range, mergeType: 'MERGE_ALL' } });
      const { sheets = [] } = await tab.all.look('sheets(properties.sheetId,merges)');
      const [merge] = sheets.find(({ properties }) => properties?.sheetId === tab.sheetId)?.merges ?? [];
      const isTold = merge?.startRowIndex === 1 && merge.endRowIndex === 3;
      return isTold ? null : `ô gộp: ${shown(merge)}`;
    },
  },
  {
    id: 'link-survives-value',
    says: 'Liên kết của một ô còn khi giá trị của ô được ghi lại.',
    otherwise: 'Liên kết ở Tổng hợp biến mất sau lần ghi kế tiếp; hệ thống phải ghi lại cả liên kết.',
    async attempt(tab) {
      const textFormat = { link: { uri: `#gid=${tab.sheetId}` } };
      await tab.must(tab.writing([['cũ']]), {
        updateCells: {
          start: { sheetId: tab.sheetId, rowIndex: 0, columnIndex: 0 },
          rows: [{ values: [{ userEnteredFormat: { textFormat } }] }],
          fields: 'userEnteredFormat.textFormat.link',
        },
      });
      await tab.must(tab.writing([['mới']]));
      const fields = 'sheets.data.rowData.values(userEnteredFormat.textFormat.link)';
      const { sheets = [] } = await tab.all.look(fields, [tab.range('A1')]);
      const cell = sheets[0]?.data?.[0]?.rowData?.[0]?.values?.[0];
      const found = cell?.userEnteredFormat?.textFormat?.link?.uri ?? null;
      return found === textFormat.link.uri ? null : `liên kết: ${shown(found)}`;
    },
  },
  {
    id: 'serials-are-exact',
    says: 'Ngày giờ ghi bằng số đọc lại đúng số ấy, không lệch theo múi giờ.',
    otherwise: 'Ngày giờ trong bảng lệch vài giờ hoặc một ngày.',
    async attempt(tab) {
      const serial = 46_149.5625;
      const numberFormat = { type: 'DATE_TIME', pattern: 'dd/mm/yyyy hh:mm' };
      await tab.must(tab.writing([[serial]]), {
        repeatCell: {
          range: tab.box(0, 1, 0, 1),
          cell: { userEnteredFormat: { numberFormat } },
          fields: 'userEnteredFormat.numberFormat',
        },
      });
      return differs(await tab.values('A1:A1'), [[serial]]);
    },
  },
  {
    id: 'time-zone-is-told',
    says: 'Bảng tính cho biết múi giờ và ngôn ngữ của nó.',
    otherwise: 'Không biết giờ gửi phản hồi theo múi giờ nào; người đăng ký trễ có thể được coi là đúng hạn.',
    async attempt(tab) {
      const { properties } = await tab.all.look('properties(timeZone,locale)');
      const { timeZone = null, locale = null } = properties ?? {};
      return timeZone !== null && locale !== null
        ? null
        : `múi giờ ${shown(timeZone)}, ngôn ngữ ${shown(locale)}`;
    },
  },
  {
    id: 'text-stays-text',
    says: 'Chữ ghi vào ô vẫn là chữ: số điện thoại giữ số 0, dấu bằng không thành công thức, 1/2 không thành ngày.',
    otherwise: 'Số điện thoại mất số 0; chữ do người ngoài gõ có thể thành công thức.',
    async attempt(tab) {
      const texts = ['0912000111', '=1+1', "'x", '1/2', ' đầu dòng', 'TRUE'];
      await tab.must(tab.writing([texts]));
      return differs(await tab.values('A1:F1'), [texts]);
    },
  },
  {
    id: 'long-text-fits',
    says: 'Một ô chứa được 50.000 ký tự.',
    otherwise: 'Ghi chú dài bị Google từ chối; tab ấy không được ghi.',
    async attempt(tab) {
      const answer = await tab.all.change([tab.writing([['x'.repeat(50_000)]])]);
      if (answer.refused !== null) return answer.refused;
      const [[text] = []] = await tab.values('A1:A1');
      return text === 'x'.repeat(50_000) ? null : `đọc được ${shown(text)}`;
    },
  },
  {
    id: 'marks-have-room',
    says: 'Một tab chứa được 40 dấu cột, mỗi dấu 100 ký tự.',
    otherwise: 'Kế hoạch có nhiều thành phần không ghi được dấu cột.',
    async attempt(tab) {
      const value = 'd'.repeat(100);
      const grow = { appendDimension: { sheetId: tab.sheetId, dimension: 'COLUMNS', length: 34 } };
      const marks = Array.from({ length: 40 }, (_, column) =>
        metadataRequest(COLUMN_METADATA, value, { sheetId: tab.sheetId, column }),
      );
      return (await tab.all.change([grow, ...marks])).refused;
    },
  },
  {
    id: 'answers-in-order',
    says: 'Google trả lời các việc của một lô theo đúng thứ tự đã hỏi.',
    otherwise: 'Hệ thống gắn nhầm câu trả lời cho việc khác.',
    async attempt(tab) {
      const values = ['một', 'hai', 'ba'];
      const answer = await tab.all.change(
        values.map((value) => metadataRequest(COLUMN_METADATA, value, tab)),
      );
      if (answer.refused !== null) return answer.refused;
      const told = answer.reply.replies?.map(
        ({ createDeveloperMetadata }) => createDeveloperMetadata?.developerMetadata?.metadataValue,
      );
      return differs(told ?? [], values);
    },
  },
  {
    id: 'answer-shows-what-is-written',
    says: 'Câu trả lời cho một lần ghi cho thấy bảng sau khi ghi.',
    otherwise: 'Mỗi lần ghi cần thêm một lần đọc để biết có ai vừa chuyển dòng.',
    async attempt(tab) {
      const answer = await tab.all.change([tab.writing([['a']]), tab.writing([['b']])], [tab.range('A1:A1')]);
      if (answer.refused !== null) return answer.refused;
      const data = answer.reply.updatedSpreadsheet?.sheets?.[0]?.data;
      const cell = data?.[0]?.rowData?.[0]?.values?.[0]?.effectiveValue?.stringValue ?? null;
      return cell === 'b' ? null : `câu trả lời cho thấy: ${shown(cell)}`;
    },
  },
  {
    id: 'writing-keeps-neighbours',
    says: 'Ghi một ô không xóa các ô bên cạnh, và ghi giá trị không đổi định dạng, ghi chú, danh sách chọn của ô.',
    otherwise: 'Chữ của cán bộ có thể bị xóa khi hệ thống ghi ô bên cạnh.',
    async attempt(tab) {
      await tab.must(tab.writing([['a', 'của cán bộ']]), {
        updateCells: {
          start: { sheetId: tab.sheetId, rowIndex: 0, columnIndex: 0 },
          rows: [{ values: [{ note: 'ghi chú' }] }],
          fields: 'note',
        },
      });
      await tab.must(tab.writing([['b']]));
      const { sheets = [] } = await tab.all.look('sheets.data.rowData.values(note)', [tab.range('A1')]);
      const note = sheets[0]?.data?.[0]?.rowData?.[0]?.values?.[0]?.note ?? null;
      if (note !== 'ghi chú') return `ghi chú của ô: ${shown(note)}`;
      return differs(await tab.values('A1:B1'), [['b', 'của cán bộ']]);
    },
  },
  {
    id: 'boxes-read-as-booleans',
    says: 'Ô đánh dấu đọc ra đúng hoặc sai, không phải chữ.',
    otherwise: 'Dấu “Đã xem”, “Ghi nhớ cách viết” không được hiểu.',
    async attempt(tab) {
      const rule = { condition: { type: 'BOOLEAN' } };
      await tab.must(
        { setDataValidation: { range: tab.box(0, 2, 0, 1), rule } },
        tab.writing([[true], [false]]),
      );
      return differs(await tab.values('A1:A2'), [[true], [false]]);
    },
  },
  {
    id: 'lists-follow-sorted-cells',
    says: 'Danh sách chọn của một ô đi theo ô khi sắp xếp.',
    otherwise: 'Sau khi sắp xếp, danh sách chọn đứng cạnh người khác cho đến lần đồng bộ sau.',
    async attempt(tab) {
      const rule = { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'b' }] } };
      await tab.must(tab.writing([['b'], ['a']]), {
        setDataValidation: { range: tab.box(0, 1, 0, 1), rule },
      });
      await tab.must(sortBy(tab, tab.box(0, 2, 0, 1), 0));
      const fields = 'sheets.data.rowData.values(dataValidation)';
      const { sheets = [] } = await tab.all.look(fields, [tab.range('A1:A2')]);
      const found = (sheets[0]?.data?.[0]?.rowData ?? []).map(
        (row) => row.values?.[0]?.dataValidation?.condition?.type ?? null,
      );
      return differs([found[0] ?? null, found[1] ?? null], [null, 'ONE_OF_LIST']);
    },
  },
  {
    id: 'numbers-of-tabs-are-ours',
    says: 'Tab mới nhận đúng số mà hệ thống chọn.',
    otherwise: 'Liên kết giữa các tab dẫn sai chỗ.',
    attempt(tab) {
      // The tab itself was added with a number of ours; whether it has it is seen by writing to it.
      return tab.all.change([tab.writing([['a']])]).then(({ refused }) => refused);
    },
  },
  {
    id: 'form-times-are-numbers',
    says: 'Biểu mẫu ghi thời điểm gửi ở dạng số ngày giờ, mỗi phản hồi một dòng, không cách dòng.',
    otherwise: 'Thứ tự nộp và hạn đăng ký đọc theo chữ; cần chọn kiểu ngày trong tab Kế hoạch.',
    async attempt(tab) {
      const reply = await tab.all.look('sheets(properties(sheetId,title,index,sheetType,gridProperties))');
      const [responses] = responsesCandidates(readTabs(reply).others, {});
      if (responses === undefined) throw new NotTried('bảng tính này chưa có tab phản hồi của biểu mẫu');
      const [, ...answers] = await tab.all.values(`'${responses.title.replaceAll("'", "''")}'!A:A`);
      if (answers.length === 0) throw new NotTried('tab phản hồi chưa có phản hồi nào');
      const odd = answers.findIndex(([time]) => typeof time !== 'number');
      return odd < 0 ? null : `dòng ${odd + 2} của “${responses.title}” không phải số ngày giờ`;
    },
  },
  {
    id: 'protection-stops-others',
    says: 'Bảo vệ ở mức nghiêm ngăn người khác chèn, chuyển, sắp xếp và xóa dòng.',
    otherwise: 'Không ảnh hưởng khi dùng mức cảnh báo (mặc định).',
    attempt: () =>
      Promise.reject(
        new NotTried(
          'cần một người thứ hai: mở bảng bằng tài khoản khác và thử chèn một dòng ở tab được bảo vệ',
        ),
      ),
  },
];
