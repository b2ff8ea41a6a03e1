import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, run, runTool } from './run.js';

const at = (...parts) => path.join(ROOT, ...parts);

/** Stops with a sentence instead of a stack: what is missing here is up to the person, not a fault of the code. */
export function stop(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(`Mangru needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
}

/**
 * `npm ci` unless every package of the lock file is there in its version.
 * @param {{ tools: boolean }} wanted `tools`: also what only developers need, a quarter of all; what is there is kept
 */
export async function ensureInstalled({ tools }) {
  if (isInstalled(tools)) return;
  console.log('Installing packages …');
  // npm tells its own path to the scripts it runs; on its own, this file finds npm in PATH.
  const [command, ...first] = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const code = await run(command, [...first, 'ci', tools ? '--include=dev' : '--omit=dev', '--no-audit', '--no-fund']);
  if (code !== 0) stop('npm ci failed: the packages of package-lock.json could not be installed.');
}

/** Compares contents, not times: a checkout or a copy gives files new times without changing anything. */
function isInstalled(tools) {
  const record = at('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(
    // Optional packages are for other platforms.
    ([name, { version, optional, dev }]) =>
      name === '' || optional || (dev && !tools) || present[name]?.version === version,
  );
}

/** `prisma generate` unless the client belongs to this schema and this version of Prisma. */
export async function ensureGenerated() {
  removeStaleRouteTypes();
  const folder = at('store', 'metadata', 'generated');
  const mark = path.join(folder, '.fingerprint');
  const wanted = fingerprint([at('prisma', 'schema.prisma'), at('node_modules', 'prisma', 'package.json')]);
  if (readIfThere(mark) === wanted) return;
  const code = await runTool('prisma/build/index.js', ['generate', '--no-hints'], {
    // Generating needs no engine, yet Prisma would download one; any program that exists keeps it from doing so.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  });
  if (code !== 0) stop('prisma generate failed.');
  mkdirSync(folder, { recursive: true });
  writeFileSync(mark, wanted);
}

/** An earlier build left types that import every route it had; a route removed since would fail the type check. */
function removeStaleRouteTypes() {
  for (const folder of ['.next/types', '.next/dev/types']) rmSync(at(folder, 'validator.ts'), { force: true });
}

/** What the production build is made of. Tests, benchmarks and documents do not change it. */
const SOURCES = [
  'app',
  'components',
  'model',
  'analysis',
  'store',
  'pipeline',
  'collectors',
  'queries',
  'commands',
  'clock',
  'alerts',
  'detections',
  'env.ts',
  'logger.ts',
  'tracing.ts',
  'instrumentation.ts',
  'instrumentation.node.ts',
  'next.config.js',
  'tsconfig.json',
  'package-lock.json',
];

/**
 * `next build` unless the last one was made of these sources.
 * @returns {Promise<boolean>} whether there is a build now
 */
export async function ensureBuilt() {
  const mark = at('.next', 'mangru-fingerprint');
  // Next writes next-env.d.ts while it builds.
  const code = readdirSync(ROOT).filter((name) => /^\w.*\.(ts|js)$/.test(name) && !name.endsWith('.d.ts'));
  const wanted = fingerprint([...code, ...SOURCES].flatMap((source) => filesOf(at(source))));
  if (readIfThere(mark) === wanted && existsSync(at('.next', 'BUILD_ID'))) return true;
  console.log('Building …');
  rmSync(mark, { force: true });
  const result = await runTool('next/dist/bin/next', ['build'], { env: { NODE_ENV: 'production' } });
  if (result === 0) writeFileSync(mark, wanted);
  return result === 0;
}

function filesOf(entry) {
  if (!existsSync(entry)) return [];
  if (path.extname(entry)) return [entry];
  return readdirSync(entry, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !file.name.includes('.test.') && file.name !== '.fingerprint')
    .map((file) => path.join(file.parentPath ?? file.path, file.name));
}

function fingerprint(files) {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const file of files.sort()) hash.update(`\0${path.relative(ROOT, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
