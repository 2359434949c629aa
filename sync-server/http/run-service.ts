import type { ServiceConfig } from '../config/service-config.ts';
import { startRetention } from '../schedule/retention.ts';
import { startScheduler } from '../schedule/scheduler.ts';
import type { Timer } from '../schedule/timer.ts';
import { AccessList, type PeopleConfig } from './access.ts';
import { createServer } from './create-server.ts';
import type { Logger } from '../log/server-log.ts';
import type { CertificateSource } from './kept-certificates.ts';
import { googleAuth, localAuth } from './sign-in.ts';
import type { RunSelfTest } from '../service/background-self-test.ts';
import type { ServiceWorkbook } from '../service/workbook-service.ts';

export interface RunningService {
  readonly url: string;
  /** See `RunningServer`. */
  readonly entrance: string;
  /** From the next request on these people stand; whatever else the configuration says waits for a restart. */
  replacePeople(config: ServiceConfig): void;
  stop(): Promise<void>;
}

/** The whole service: server, sign-in and clock, started together and stopped in the order in which nothing is lost. */
export async function runService(parts: {
  readonly config: ServiceConfig;
  readonly workbooks: ReadonlyMap<string, ServiceWorkbook>;
  readonly logger: Logger;
  readonly now: () => number;
  /** The panel's page for local mode. */
  readonly panelHtml: string | null;
  readonly runSelfTest?: RunSelfTest;
  /** See `ServerParts`. */
  readonly doorbellSecret: Buffer;
  readonly certificates?: CertificateSource;
  readonly timer?: Timer;
}): Promise<RunningService> {
  const { config, workbooks, logger, now, panelHtml, runSelfTest, certificates, timer } = parts;
  const { doorbellSecret } = parts;
  const access = new AccessList(peopleOf(config));
  const signInParts = { access, now, ...(certificates === undefined ? {} : { certificates }) };
  const server = await createServer({
    workbooks: new Map([...workbooks].map(([id, { service }]) => [id, service])),
    aliases: new Map(config.workbooks.map(({ id, spreadsheet }) => [spreadsheet ?? id, id])),
    auth: config.signIn === null ? localAuth() : googleAuth(config.signIn, signInParts),
    doorbellSecret,
    clock: { now },
    ...(runSelfTest === undefined ? {} : { runSelfTest }),
    logger,
    config: { ...config.listen, ...config.limits, panelHtml },
  });
  const configuredDay = new Map(config.workbooks.map((each) => [each.id, each.registrationUntil]));
  const scheduled = [...workbooks].map(([id, { registrationUntil }]) => ({
    id,
    registrationUntil: () => configuredDay.get(id) ?? registrationUntil(),
    ring: () => server.ring(id, { trigger: 'timer', confirm: false }),
  }));
  const scheduleParts = timer === undefined ? { now } : { now, timer };
  const scheduler = startScheduler(scheduled, { config: config.schedule, ...scheduleParts });
  const purges = [...workbooks].flatMap(([id, { purgePhones }]) =>
    purgePhones === undefined ? [] : [{ id, purgePhones }],
  );
  const retention = startRetention(purges, { days: config.phoneRetentionDays, logger, ...scheduleParts });
  return {
    url: server.url,
    entrance: server.entrance,
    replacePeople: (changed) => access.replace(peopleOf(changed)),
    async stop() {
      scheduler.stop();
      retention.stop();
      await server.stop();
      for (const { close } of workbooks.values()) await close();
    },
  };
}

function peopleOf({ signIn, workbooks }: ServiceConfig): PeopleConfig {
  const named = workbooks.flatMap(({ id, people }) => (people === null ? [] : [[id, people] as const]));
  return { everywhere: signIn?.people ?? NOBODY, ofWorkbook: new Map(named) };
}

const NOBODY = { read: [], decide: [], administer: [] };
