import * as z from 'zod';

/** The body of every failed answer of the API. */
const errorBodySchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).default({}),
  }),
});

/** A request that did not bring data: refused by the API, unreachable (status 0), or answered in an unknown shape. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Record<string, unknown>;
  /** Seconds after which trying again makes sense; undefined when the server did not say. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: string,
    message: string,
    status: number,
    details: Record<string, unknown> = {},
    retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.details = details;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** True when the same request may succeed later without being changed. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Turns a failed answer into an error; a body in another shape (a proxy's page, say) keeps its status. */
export async function readApiError(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get('retry-after'));
  const seconds = Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : undefined;
  const body = errorBodySchema.safeParse(await response.json().catch(() => undefined));
  if (!body.success) return new ApiError('unexpected_answer', `HTTP ${response.status}`, response.status, {}, seconds);
  const { code, message, details } = body.data.error;
  return new ApiError(code, message, response.status, details, seconds);
}
