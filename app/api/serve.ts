import { type Actor, requireAccess } from '@/model/access';
import { AppError } from '@/model/errors';
import type { Endpoint } from './endpoint';
import { errorResponse } from './errors';

/** Serves requests from a list of endpoints: finds the one meant, sees that the actor may, and calls it. Never throws. */
export function serve(
  endpoints: readonly Endpoint[],
  actorOf: (request: Request) => Actor,
): (request: Request) => Promise<Response> {
  const paths = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints) paths.set(endpoint.path, [...(paths.get(endpoint.path) ?? []), endpoint]);
  const candidates = [...paths].map(([path, there]) => ({ pattern: patternOf(path), there }));
  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      return errorResponse(error, request);
    }
  };

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    for (const { pattern, there } of candidates) {
      const match = pattern.exec(pathname);
      if (!match) continue;
      const endpoint = there.find(({ method }) => method === request.method.toLowerCase());
      if (!endpoint) return refuseMethod(request, there);
      const actor = actorOf(request);
      requireAccess(actor, endpoint.access);
      return endpoint.handle({ request, actor, path: decoded(match.groups) });
    }
    throw new AppError('not_found', 'There is no such path. /api/v1/openapi.json lists them.');
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

/** What is not valid percent-encoding names nothing that could be there. */
function decoded(groups: Record<string, string> = {}): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    throw new AppError('not_found', 'The path is not valid percent-encoding.');
  }
}

function refuseMethod(request: Request, there: readonly Endpoint[]): Response {
  const allowed = there.map(({ method }) => method.toUpperCase());
  const message = `${request.method} is not supported here. Use ${allowed.join(' or ')}.`;
  const response = errorResponse(new AppError('method_not_allowed', message), request);
  response.headers.set('allow', allowed.join(', '));
  return response;
}
