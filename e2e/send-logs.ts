import { type APIRequestContext, expect } from '@playwright/test';

/** Sends JSON logs to the server under test and waits until they are stored. */
export async function sendLogs(request: APIRequestContext, records: readonly object[]): Promise<void> {
  const answer = await request.post('/api/v1/logs', { data: records });
  expect(answer.status(), await answer.text()).toBe(200);
}
