import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error';

/** Retries only what may succeed later, twice, and waits as long as the server asked (at most 10 s). */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Browsers call themselves offline without the internet; Mangru may be on this very machine.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        // 'always' would switch this off.
        refetchOnReconnect: true,
        staleTime: 5_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && error instanceof ApiError && error.isTemporary,
        retryDelay: (attempt, error) => {
          const asked = error instanceof ApiError ? error.retryAfterSeconds : undefined;
          return Math.min(10_000, asked ? asked * 1000 : 500 * 2 ** attempt);
        },
      },
    },
  });
}
