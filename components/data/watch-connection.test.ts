import { expect, it } from 'vitest';
import { watchConnection } from './watch-connection';

/** A server that answers as told, one look after another, and a clock without time. */
function rig(answers: boolean[]) {
  const waited: number[] = [];
  const told: (number | undefined)[] = [];
  const watch = watchConnection({
    look: async () => answers.shift() ?? true,
    wait: async (ms) => void waited.push(ms),
    now: () => 1000,
  });
  watch.subscribe(() => told.push(watch.lostSince()));
  return { watch, waited, told };
}

it('a single unanswered request is not an outage', async () => {
  const { watch, told } = rig([true]);
  watch.suspect();
  await watch.whenConnected();
  expect(told).toEqual([]);
});

it('tells the outage once, with its beginning, and its end once', async () => {
  const { watch, waited, told } = rig([false, false, false, true]);
  watch.suspect();
  watch.suspect();
  await watch.whenConnected();
  expect(told).toEqual([1000, undefined]);
  expect(waited).toEqual([300, 1000, 2000, 3000]);
  expect(watch.lostSince()).toBeUndefined();
});

it('looks at once when asked to, and again after a later loss', async () => {
  let answers = false;
  const watch = watchConnection({ look: async () => answers, wait: () => new Promise(() => {}), now: () => 5 });
  watch.suspect();
  const lost = new Promise<void>((resolve) => watch.subscribe(resolve));
  watch.retry();
  await lost;
  expect(watch.lostSince()).toBe(5);
  answers = true;
  watch.retry();
  await watch.whenConnected();
  expect(watch.lostSince()).toBeUndefined();
});
