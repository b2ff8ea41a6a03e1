/** What a question was last answered, and what went wrong since. */
export interface KeptAnswer<T> {
  question: string;
  data: T | undefined;
  /** Milliseconds since the epoch of the data. */
  updatedAtMs: number;
  error: Error | null;
}

/** The state of the newest request, as TanStack Query tells it. */
interface Asked<T> {
  data: T | undefined;
  error: Error | null;
  dataUpdatedAt: number;
  isPlaceholderData: boolean;
}

/**
 * What is known after the newest request: a failure leaves the data of the same question alone, and stays known until
 * a request succeeds. The same object when nothing changed.
 */
export function keepAnswer<T>(before: KeptAnswer<T>, asked: Asked<T>, question: string): KeptAnswer<T> {
  const kept = before.question === question ? before : { question, data: undefined, updatedAtMs: 0, error: null };
  const isOwn = asked.data !== undefined && !asked.isPlaceholderData;
  const next = {
    question,
    data: isOwn ? asked.data : kept.data,
    updatedAtMs: isOwn ? asked.dataUpdatedAt : kept.updatedAtMs,
    error: asked.error ?? (isOwn ? null : kept.error),
  };
  const isSame = next.data === before.data && next.updatedAtMs === before.updatedAtMs && next.error === before.error;
  return isSame && before.question === question ? before : next;
}
