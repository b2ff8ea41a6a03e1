import { z } from 'zod';
import type { Endpoint } from '@/app/api/endpoint';
import { openApiDocument } from '@/app/api/openapi';
import { logEndpoints } from './log-endpoints';
import { savedViewEndpoints } from './saved-view-endpoints';
import { systemEndpoints } from './system-endpoints';

const MINUTES = 'public, max-age=300';

const openapi = {
  method: 'get',
  path: '/api/v1/openapi.json',
  group: 'System',
  summary: 'This document',
  access: 'public',
  status: 200,
  cache: MINUTES,
  params: z.object({}),
  answer: z.object({ openapi: z.string() }).loose(),
  handle: async (): Promise<Response> =>
    Response.json(openApiDocument(Object.values(endpoints)), { headers: { 'cache-control': MINUTES } }),
} as const;

/** Every endpoint of the API, in the order of its reference. */
export const endpoints = {
  ...logEndpoints,
  ...systemEndpoints,
  openapi,
  ...savedViewEndpoints,
} satisfies Record<string, Endpoint>;
