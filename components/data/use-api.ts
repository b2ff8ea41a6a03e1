'use client';

import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { CLIENT_HEADER } from '@/model/client-header';
import { ApiError, readApiError } from './api-error';
import { connection, isFromGateway } from './connection';

/** Query parameters; an undefined one is left out. */
export type ApiParams = Record<string, string | undefined>;

/** What this page calls itself, so that it can ask how far its queries have come. */
export const CLIENT = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
  byte.toString(16).padStart(2, '0'),
).join('');

/** `path` with its parameters, in a fixed order so that equal requests are equal texts. */
export function apiUrl(path: string, params: ApiParams = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== undefined) search.set(name, value);
  const query = search.toString();
  return query ? `${path}?${query}` : path;
}

/**
 * One GET against the API. The answer is taken at its word: the API's own tests hold each one to its schema.
 * @throws ApiError, also for an unreachable server (status 0) and an answer that is not one of the API
 */
export async function fetchApi<T>(path: string, params: ApiParams, signal?: AbortSignal): Promise<T> {
  const response = await send(apiUrl(path, params), {
    signal: signal ?? null,
    headers: { accept: 'application/json', [CLIENT_HEADER]: CLIENT },
  });
  return (await readAnswer(response)) as T;
}

/**
 * A request that changes something.
 * @throws ApiError as fetchApi
 */
export async function sendApi(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<void> {
  const response = await send(path, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  await readAnswer(response);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    return undefined;
  });
  if (response && !isFromGateway(response)) return response;
  connection.suspect();
  throw new ApiError('unreachable', 'The server did not answer.', 0);
}

/** The body of a success, undefined when there is none (204). A page that a proxy puts in its place is not an answer. */
async function readAnswer(response: Response): Promise<unknown> {
  if (!response.ok) throw await readApiError(response);
  if (response.status === 204) return undefined;
  const body: unknown = await response.json().catch(() => undefined);
  // The description of the API is the one answer without `data`.
  if (typeof body === 'object' && body !== null && ('data' in body || 'openapi' in body)) return body;
  throw new ApiError('unexpected_answer', 'The answer is not one of the API.', response.status);
}

/**
 * Data of one endpoint. While new parameters load, the data of the ones before stays visible (`isPlaceholderData`).
 * `refetchMs` asks again in that rhythm while the tab is visible; 0 or undefined does not. It may depend on the last answer.
 */
export function useApi<T>(
  path: string,
  params: ApiParams,
  options: { enabled?: boolean; refetchMs?: number | ((data: T | undefined) => number) } = {},
): UseQueryResult<T, ApiError> {
  const { refetchMs } = options;
  return useQuery<T, ApiError>({
    queryKey: ['api', path, params],
    queryFn: ({ signal }) => fetchApi<T>(path, params, signal),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
    refetchInterval: ({ state }) => (typeof refetchMs === 'function' ? refetchMs(state.data) : refetchMs) || false,
  });
}
