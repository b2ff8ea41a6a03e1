import type { LogRecord } from '@/model/log';

/** Pseudo-random numbers in 0 ≤ x < 1 that repeat with the seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const BODIES = [
  'connection pool exhausted after 30 s',
  'Connection refused by 10.0.0.7:5432',
  'GET /api/v1/carts/42 200 in 12ms',
  'user_id=42 logged in 100% "quoted" \\ back',
  '주문 처리 오류가 발생했습니다',
  'NullPointerException at com.example.Cart',
  '',
];

/** A record whose fields come from small sets, so that every filter finds some. */
export function sampleRecord(random: () => number, atMs: number): LogRecord {
  const pick = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0];
  const attributes: Record<string, string> = {};
  if (random() < 0.7) attributes['user.id'] = pick(['u1', 'u2', '7', '40']);
  if (random() < 0.6) attributes['http.response.status_code'] = pick(['200', '404', '500', '503']);
  if (random() < 0.3) attributes['exception.type'] = pick(['IOError', 'Timeout']);
  if (random() < 0.5) attributes.team = pick(['red', 'blue', '', '-5']);
  if (random() < 0.3) attributes.status = pick(['active', '404']);
  if (random() < 0.4)
    attributes['client.ip'] = pick(['10.1.2.3', '10.9.0.1', '2001:db8::7', '::1', 'unknown', '010.1.1.1']);
  return {
    timeUnixNano: `${Math.floor(atMs)}${pick(['000000', '000001', '999999'])}`,
    observedTimeUnixNano: '0',
    severityNumber: pick([0, 1, 5, 9, 9, 9, 13, 17, 21]),
    severityText: '',
    body: pick(BODIES as [string, ...string[]]),
    traceId: '',
    spanId: '',
    scope: pick(['', 'db', 'web']),
    attributes,
    resource: {
      'service.name': pick(['cart', 'pay', 'web']),
      'host.name': pick(['h1', 'h2']),
      region: pick(['eu', 'us', '']),
      team: pick(['red', 'green', '']),
    },
  };
}
