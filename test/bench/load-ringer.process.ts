/** Rings the doorbells of a server in turns, so many a minute for so long, and tells how each was answered. */
const [given = '[]', perMinute = '', seconds = ''] = process.argv.slice(2);
const bells = JSON.parse(given) as readonly (readonly [address: string, key: string])[];
const total = Math.round((Number(perMinute) * Number(seconds)) / 60);
const everyMs = 60_000 / Number(perMinute);
const took: number[] = [];
const statuses: Record<string, number> = {};
const began = performance.now();

async function ring(at: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + at * everyMs - performance.now())));
  const asked = performance.now();
  const [address, key] = bells[at % bells.length] ?? ['', ''];
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Doorbell ${key}` },
    body: JSON.stringify({ trigger: 'form' }),
  });
  await response.arrayBuffer();
  took.push(performance.now() - asked);
  statuses[response.status] = (statuses[response.status] ?? 0) + 1;
}

await Promise.all(Array.from({ length: total }, (_, at) => ring(at)));
took.sort((a, b) => a - b);
const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))];
process.send?.({ rung: total, statuses, median: at(0.5), p99: at(0.99), slowest: at(1) });
process.disconnect?.();
