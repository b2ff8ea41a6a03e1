import { expect, test } from '@playwright/test';

test('every answer carries the security headers', async ({ request }) => {
  for (const path of ['/', '/logs', '/api/v1/health', '/api/v1/nowhere']) {
    const headers = (await request.get(path)).headers();
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  }
});

test('a refusal shows its reason and nothing of the inside', async ({ request }) => {
  const answers = await Promise.all([
    request.get('/api/v1/logs?filter=service:('),
    request.get("/api/v1/logs?from=1'%20OR%201=1"),
    request.patch("/api/v1/saved-views/'; DROP TABLE saved_views; --", { data: { name: 'x' } }),
    request.post('/api/v1/saved-views', { data: { name: 'x', screen: 'logs' } }),
    request.post('/api/v1/logs', { data: '{"cut', headers: { 'content-type': 'application/json' } }),
  ]);
  for (const answer of answers) {
    expect(answer.status()).toBeGreaterThanOrEqual(400);
    expect(answer.status()).toBeLessThan(500);
    const { error } = await answer.json();
    expect(error).toMatchObject({ code: expect.any(String), message: expect.any(String) });
    expect(JSON.stringify(error)).not.toMatch(/\bat .+:\d+|node_modules|SELECT /);
  }
});
