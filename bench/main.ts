import { parseArgs } from 'node:util';

// `npm run bench -- ingest|decode|query|screens|faults|cluster|disk [--seconds n] [--rows n] [--path logs]` prints one JSON document.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '20' },
    rows: { type: 'string', default: '2000000' },
    path: { type: 'string', default: '.' },
  },
});

const BENCHES: Record<string, () => Promise<Record<string, unknown>>> = {
  ingest: async () => (await import('./ingest')).ingest(Number(values.seconds)),
  decode: async () => (await import('./decode')).decode(),
  screens: async () => (await import('./screens')).screens(),
  disk: async () => (await import('./disk')).disk(values.path),
  faults: async () => (await import('./faults')).faults(Number(values.seconds)),
  cluster: async () => (await import('./cluster')).cluster(Number(values.seconds)),
  query: async () => (await import('./query')).query(Number(values.rows)),
};

const bench = BENCHES[positionals[0] ?? ''];
if (!bench) {
  process.stderr.write(`Which benchmark? One of: ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}
process.stdout.write(`${JSON.stringify(await bench(), null, 2)}\n`);
process.exit(0);
