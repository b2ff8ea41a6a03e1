import { expect, it, vi } from 'vitest';
import { AppError } from './errors';
import { FilterError } from './filter/filter-error';

it('knows the errors of another bundle of the same process, and nothing else', async () => {
  vi.resetModules();
  const other = await import('./errors');
  expect(other.AppError).not.toBe(AppError);
  const error: unknown = new other.AppError('too_many_requests', 'Wait.', { retryAfterSeconds: 1 });
  expect(error instanceof AppError && [error.status, error.retryAfterSeconds]).toEqual([429, 1]);
  expect(error instanceof FilterError).toBe(false);
  expect(new Error('internal') instanceof AppError).toBe(false);
});
