import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DataType, load, open } from 'ffi-rs';

/** Started by `clickhouse-server.ts`: the embedded engine's library carries the whole server. */
const [folder = '', tcpPort, httpPort] = process.argv.slice(2);
const require = createRequire(createRequire(import.meta.url).resolve('chdb'));
// Of the packages for each platform only the one for this is installed.
const arch = `${process.platform}-${process.arch}${process.platform === 'linux' ? '-gnu' : ''}`;
const library = join(dirname(require.resolve(`@chdb/lib-${arch}`)), 'libchdb.so');
open({ library: 'chdb', path: library });
const options = [
  'clickhouse',
  `--config-file=${join(folder, 'config.xml')}`,
  `--path=${join(folder, 'data')}`,
  `--tcp_port=${tcpPort}`,
  `--http_port=${httpPort}`,
  '--listen_host=127.0.0.1',
  '--multiquery',
  '--query',
  // The last statement keeps the server going, for an hour should whoever started it be killed.
  `SYSTEM START LISTEN TCP; SYSTEM START LISTEN HTTP;
   SELECT sleepEachRow(1) FROM numbers(3600) SETTINGS max_block_size = 1 FORMAT Null`,
];
load({
  library: 'chdb',
  funcName: 'query_stable_v2',
  retType: DataType.I64,
  paramsType: [DataType.I32, DataType.StringArray],
  paramsValue: [options.length, options],
});
