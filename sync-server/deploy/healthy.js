// For the image's HEALTHCHECK, in which no other program could ask: 0 where the service answers, 1 where not.
const port = process.env.SO_LOP_PORT ?? '8080';
fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4_000) }).then(
  (answer) => process.exit(answer.ok ? 0 : 1),
  () => process.exit(1),
);
