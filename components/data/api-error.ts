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
  const error = errorOf(await response.json().catch(() => undefined));
  if (!error) return new ApiError('unexpected_answer', `HTTP ${response.status}`, response.status, {}, seconds);
  return new ApiError(error.code, error.message, response.status, error.details, seconds);
}

/** What the body of a failed answer of the API holds; undefined for any other body. */
function errorOf(body: unknown): Pick<ApiError, 'code' | 'message' | 'details'> | undefined {
  const { code, message, details } = recordOf(recordOf(body).error);
  return typeof code === 'string' && typeof message === 'string'
    ? { code, message, details: recordOf(details) }
    : undefined;
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
