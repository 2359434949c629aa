/** P226: whether a spreadsheet with names and phones is open to more people than the office. */
import type { drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import type { GoogleService } from './open-google-workbook.ts';
import { driveFile } from './spreadsheet-version.ts';

const FIELDS = 'permissions(type,role,emailAddress,domain,allowFileDiscovery,deleted)';

/**
 * What is wrong with whom a spreadsheet is shared with, in words for staff; empty: nothing. Null: Drive does not say, because
 * its API is off or editors may not share.
 *
 * @param officeDomain of the office's own accounts; null: any may be the office's.
 */
export async function sharingWarnings(
  service: GoogleService,
  spreadsheetId: string,
  officeDomain: string | null,
): Promise<readonly string[] | null> {
  const file = await driveFile(service, spreadsheetId, FIELDS);
  const permissions = file?.permissions?.filter((one) => one.deleted !== true);
  if (permissions === undefined || permissions.length === 0) return null;
  return [
    ...permissions.filter(({ type }) => type === 'anyone').map(openToAll),
    ...permissions.filter(({ type }) => type === 'domain').flatMap((one) => openToDomain(one, officeDomain)),
    ...outsiders(permissions, officeDomain, service.config.account),
  ];
}

type Permission = drive_v3.Schema$Permission;

const REMEDY = 'Đề nghị mở “Chia sẻ” › “Quyền truy cập chung”, chọn “Bị hạn chế”.';

function openToAll({ role, allowFileDiscovery }: Permission): string {
  const who =
    allowFileDiscovery === true ? 'mọi người trên mạng, tìm kiếm là thấy' : 'bất kỳ ai có đường liên kết';
  return `Bảng tính đang mở cho ${who} (${roleWord(role)}), trong bảng có họ tên và số điện thoại. ${REMEDY}`;
}

function openToDomain({ role, domain }: Permission, officeDomain: string | null): readonly string[] {
  if (officeDomain !== null && domain?.toLowerCase() === officeDomain) return [];
  return [
    `Bảng tính đang mở cho mọi tài khoản của tên miền “${domain ?? ''}” (${roleWord(role)}), trong bảng có họ tên và số điện thoại. ${REMEDY}`,
  ];
}

/** People and groups by the domain of their address; the service's own account is none of them. */
function outsiders(
  permissions: readonly Permission[],
  officeDomain: string | null,
  account: string | null,
): readonly string[] {
  if (officeDomain === null) return [];
  const addresses = permissions
    .filter(({ type }) => type === 'user' || type === 'group')
    .map(({ emailAddress }) => emailAddress?.toLowerCase() ?? '')
    .filter((address) => address !== account?.toLowerCase() && !address.endsWith(`@${officeDomain}`))
    .filter((address) => !address.endsWith(SERVICE_ACCOUNTS));
  if (addresses.length === 0) return [];
  const more = addresses.length > NAMED_MAX ? ` và ${addresses.length - NAMED_MAX} tài khoản khác` : '';
  const named = addresses.slice(0, NAMED_MAX).map((address) => (address === '' ? 'không rõ' : address));
  return [
    `Bảng tính đang chia sẻ với tài khoản ngoài tên miền “${officeDomain}”: ${named.join(', ')}${more}. Đề nghị mở “Chia sẻ” kiểm tra; bỏ quyền của ai không còn cần.`,
  ];
}

/** Programs that the office let in. */
const SERVICE_ACCOUNTS = '.gserviceaccount.com';
const NAMED_MAX = 3;

function roleWord(role: string | null | undefined): string {
  if (role === 'reader') return 'quyền xem';
  return role === 'commenter' ? 'quyền nhận xét' : 'quyền sửa';
}
