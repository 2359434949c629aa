/** The real service with a key of the test's own in place of Google's: no setting of the program could do this. */
import { serve } from '../../sync-server/cli/commands/serve.ts';

const [, , , , config] = process.argv;
const pem = process.env['TEST_CERTIFICATE'] as string;
await serve({ config: config as string }, () => Promise.resolve({ ours: pem }));
