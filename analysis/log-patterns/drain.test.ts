import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Drain } from './drain';
import { toTokens } from './mask-variables';

describe('toTokens', () => {
  it.each([
    ['took 12 ms', 'took <*> ms'],
    ['id 2b1f7f7e-0a6f-4c4e-9f0a-0d1c2b3a4f5e done', 'id <*> done'],
    ['from 10.0.0.1:8080', 'from <*>'],
    ['GET https://shop.test/cart?id=7 ok', 'GET <*> ok'],
    ['open /var/log/app.log failed', 'open <*> failed'],
    ['pointer 0xDEADBEEF', 'pointer <*>'],
    ['trace 4bf92f3577b34da6a3ce929d0e0e4736', 'trace <*>'],
    ['blk_-6952295868487656571', 'blk_<*>'],
    ['2026-11-22T10:00:00.123Z start', '<*> start'],
    ['utf8 and sha256 stay', 'utf8 and sha256 stay'],
    ['  spaced   out  ', 'spaced out'],
  ])('masks %s', (message, expected) => {
    expect(toTokens(message).join(' ')).toBe(expected);
  });

  it('stays quick on any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.nat(20_000), (piece, times) => {
        const started = performance.now();
        toTokens(piece.repeat(times));
        expect(performance.now() - started).toBeLessThan(200);
      }),
      { numRuns: 200 },
    );
  });
});

describe('Drain', () => {
  const mine = (messages: string[], options = {}) => {
    const drain = new Drain(options);
    for (const message of messages) drain.add(toTokens(message));
    return drain.clusters.map((cluster) => `${cluster.size} ${cluster.template.join(' ')}`);
  };

  it('joins messages that differ in variable parts', () => {
    expect(
      mine([
        'login of alice was refused',
        'login of bob was refused',
        'disk full',
        'connected to 10.0.0.1',
        'connected to 10.0.0.2',
      ]),
    ).toEqual(['2 login of <*> was refused', '1 disk full', '2 connected to <*>']);
  });

  it('keeps messages of different length and little likeness apart', () => {
    expect(mine(['a b c d', 'a x y z', 'a b c'])).toHaveLength(3);
  });

  it('takes no more clusters than it may', () => {
    const drain = new Drain({ maxClusters: 2 });
    expect(['one', 'two', 'three'].map((word) => drain.add([word]) === null)).toEqual([false, false, true]);
  });

  it('counts every message once, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (messages) => {
        const drain = new Drain();
        for (const message of messages) drain.add(toTokens(message));
        expect(drain.clusters.reduce((sum, cluster) => sum + cluster.size, 0)).toBe(messages.length);
      }),
    );
  });
});
