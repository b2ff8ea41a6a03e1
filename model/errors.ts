/** The closed list of ways a request can fail, with the HTTP status each one answers. */
export const ERROR_STATUS = {
  bad_request: 400,
  invalid_filter: 400,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  unsupported_encoding: 415,
  query_too_expensive: 422,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

const BRAND = Symbol.for('mangru.app-error');

/** An error whose message may be shown to the person or sender who caused it. */
export class AppError extends Error {
  /** Next bundles the start-up code and the routes apart: each has a class of its own, and both throw the same thing. */
  readonly [BRAND] = true;

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && BRAND in value;
  }

  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;
  /** Seconds after which the same request may succeed; set on 429 and 503. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { details?: Record<string, unknown>; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}
