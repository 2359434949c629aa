import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { MAPPING_EXAMPLE, readMapping, type ResponseMapping } from '#shared/responses/response-mapping.ts';
import { ResponsesError } from '#shared/responses/responses-error.ts';

/** Reads the mapping file (JSON) that says which column is what. Throws `ResponsesError`. */
export async function readMappingFile(path: string): Promise<ResponseMapping> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const code = (error as NodeJS.ErrnoException).code;
    throw new ResponsesError(
      'mapping-invalid',
      `Không đọc được tệp ánh xạ cột “${path}” (${code ?? 'lỗi không rõ'}). Đề nghị kiểm tra đường dẫn.`,
    );
  });
  return readMapping(jsonOf(text, basename(path)));
}

function jsonOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new ResponsesError(
      'mapping-invalid',
      `Tệp ánh xạ cột “${name}” không phải JSON đúng (${(error as Error).message}). Mẫu đúng:\n${MAPPING_EXAMPLE}`,
    );
  }
}
