import { openTestCluster } from '@/pipeline/testing/open-test-cluster';

/** Two shards under load, one of them killed again and again: everything acknowledged is there, once. */
export async function cluster(seconds: number): Promise<Record<string, unknown>> {
  const shards = await openTestCluster();
  try {
    const started = performance.now();
    let kills = 0;
    for (; performance.now() - started < seconds * 1000; kills++) await shards.sendThroughKills(1, 2000);
    const differences = await shards.differences();
    const { acknowledged, failures } = shards;
    return {
      seconds: Math.round((performance.now() - started) / 1000),
      kills,
      failedAttempts: failures.length,
      acknowledged,
      ...(await shards.stored()),
      differences: differences.length,
    };
  } finally {
    await shards.close();
  }
}
