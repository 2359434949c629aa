import { existsSync } from 'node:fs';
import { refuseNamedFiles } from '../config/named-files.ts';
import { readConfig } from '../config/read-config.ts';
import { serviceConfig, type ServiceConfig } from '../config/service-config.ts';
import { UsageError } from './exit-code.ts';
import { DEFAULT_WORKBOOK } from './workplace.ts';

/**
 * What `serve` serves: the workbooks of the configuration; where it names none, the workbook of this folder. A server of
 * nothing would be a dead page, so without either it is refused.
 */
export function servedConfig(environment: NodeJS.ProcessEnv, path?: string): ServiceConfig {
  const config = readConfig(environment, path);
  refuseNamedFiles(config);
  if (config.workbooks.length > 0) return config;
  if (!existsSync(DEFAULT_WORKBOOK)) throw new UsageError(NOTHING_TO_SERVE);
  const { workbooks } = serviceConfig.parse({ workbooks: [{ id: 'local', file: DEFAULT_WORKBOOK }] });
  return { ...config, workbooks };
}

const NOTHING_TO_SERVE =
  `Thư mục này không có tệp ${DEFAULT_WORKBOOK}, và cấu hình chưa khai báo bảng tính nào (workbooks). ` +
  'Đề nghị chạy lệnh trong thư mục có bảng tính, lập bảng tính mới bằng npm run so-lop -- setup, hoặc chỉ tệp cấu hình bằng --config.';
