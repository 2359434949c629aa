import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { configFile } from '../../config/read-config.ts';
import { type RunningService, runService } from '../../http/run-service.ts';
import type { CertificateSource } from '../../http/kept-certificates.ts';
import { stopOnSignal } from '../../http/stop-on-signal.ts';
import { createLogger, type Logger } from '../../log/server-log.ts';
import { type PeopleWatch, watchPeople } from '../../schedule/people-watch.ts';
import { doorbellSecret } from '../doorbell-secret.ts';
import { PanelMissingError, panelHtml } from '../panel-html.ts';
import { servedConfig } from '../served-config.ts';
import { tell } from '../terminal.ts';
import { openWorkbooksApart } from '../workbooks-apart.ts';

/**
 * The service as a process: HTTP, schedule and doorbells for all workbooks of the configuration. Ends the process at
 * SIGTERM or SIGINT, and never returns before.
 *
 * @param certificates who vouches for sign-ins; Google where nothing is given. Code may give another source, no setting
 * and no environment variable can: whoever could set it could sign in as anybody.
 */
export async function serve(
  options: { readonly config?: string },
  certificates?: CertificateSource,
): Promise<never> {
  const config = servedConfig(process.env, options.config);
  const logger = createLogger(isClerksTerminal(options.config) ? 'error' : config.logLevel);
  const service = await runService({
    config,
    ...(await openWorkbooksApart(config)),
    logger,
    now: () => Date.now(),
    // Where nobody signs in, no spreadsheet can reach the server: keys that end with the process are enough.
    doorbellSecret: config.signIn === null ? randomBytes(32) : doorbellSecret(),
    panelHtml: config.signIn === null ? await panelIfMade() : null,
    ...(certificates === undefined ? {} : { certificates }),
  });
  tell([
    `Máy chủ Sổ Lớp đang chạy, phục vụ ${config.workbooks.length} bảng tính:`,
    service.entrance,
    'Nhấn Ctrl+C để dừng.',
  ]);
  const people = config.signIn === null ? null : followPeople(service, logger, options.config);
  stopOnSignal(() => {
    people?.stop();
    return service.stop();
  });
  return new Promise<never>(() => undefined);
}

/** Where people sign in and a file says who: changes of the file, and SIGHUP (`systemctl reload`). */
function followPeople(service: RunningService, logger: Logger, path?: string): PeopleWatch | null {
  const file = configFile(process.env, path);
  if (file === null) return null;
  const source = {
    version: () => {
      const found = statSync(file, { throwIfNoEntry: false });
      return found === undefined ? 'gone' : `${found.mtimeMs} ${found.size} ${found.ino}`;
    },
    reread: () => service.replacePeople(servedConfig(process.env, path)),
  };
  const watch = watchPeople(source, { logger });
  process.on('SIGHUP', watch.now);
  return watch;
}

/** Somebody opened the workbook of a folder and looks on: lines for a log's reader would hide what is said to them. */
function isClerksTerminal(config: string | undefined): boolean {
  const { SO_LOP_CONFIG, SO_LOP_LOG_LEVEL } = process.env;
  return process.stdout.isTTY && (config ?? SO_LOP_CONFIG ?? SO_LOP_LOG_LEVEL) === undefined;
}

/** A service without the page still syncs; whoever starts it is told. */
async function panelIfMade(): Promise<string | null> {
  try {
    return await panelHtml();
  } catch (error) {
    if (!(error instanceof PanelMissingError)) throw error;
    tell(error.message);
    return null;
  }
}
