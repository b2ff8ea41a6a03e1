'use client';

import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import { CLIENT_HEADER } from '@/model/running-query';
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
 * One GET against the API, its answer checked against the schema.
 * @throws ApiError, also for an unreachable server (status 0) and an answer in another shape
 */
export async function fetchApi<T>(
  path: string,
  params: ApiParams,
  schema: z.ZodType<T>,
  signal?: AbortSignal,
): Promise<T> {
  const response = await send(apiUrl(path, params), {
    signal: signal ?? null,
    headers: { accept: 'application/json', [CLIENT_HEADER]: CLIENT },
  });
  return parseAnswer(response, schema);
}

/**
 * A request that changes something; an answer without a body (204) is checked as `undefined`.
 * @throws ApiError as fetchApi
 */
export async function sendApi<T>(
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body: unknown,
  schema: z.ZodType<T>,
): Promise<T> {
  const response = await send(path, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  return parseAnswer(response, schema);
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

async function parseAnswer<T>(response: Response, schema: z.ZodType<T>): Promise<T> {
  if (!response.ok) throw await readApiError(response);
  const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ApiError('unexpected_answer', parsed.error.message, response.status);
}

/**
 * Data of one endpoint. While new parameters load, the data of the ones before stays visible (`isPlaceholderData`).
 * `refetchMs` asks again in that rhythm while the tab is visible; 0 or undefined does not. It may depend on the last answer.
 */
export function useApi<T>(
  path: string,
  params: ApiParams,
  schema: z.ZodType<T>,
  options: { enabled?: boolean; refetchMs?: number | ((data: T | undefined) => number) } = {},
): UseQueryResult<T, ApiError> {
  const { refetchMs } = options;
  return useQuery<T, ApiError>({
    queryKey: ['api', path, params],
    queryFn: ({ signal }) => fetchApi(path, params, schema, signal),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
    refetchInterval: ({ state }) => (typeof refetchMs === 'function' ? refetchMs(state.data) : refetchMs) || false,
  });
}
