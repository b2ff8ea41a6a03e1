/** Work that is due because time passed. Of all processes of an installation one runs it at a time. */
export interface Job {
  /** In kebab-case; what the settings screen and the log call it. */
  readonly name: string;
  /** From the start of one run to the next. A run that was missed is caught up once, not as often as it was missed. */
  readonly everyMs: number;
  /** Up to this much is added to each wait, so that jobs of equal length do not keep meeting. */
  readonly jitterMs: number;
  /** @param signal aborted when the process stops or another process has taken the job over */
  run(nowMs: number, signal: AbortSignal): Promise<void>;
}

/** When a job is due again after a run that began at `startedMs`. @param random 0-1 */
export function nextRun({ everyMs, jitterMs }: Job, startedMs: number, random: number): number {
  return startedMs + everyMs + Math.floor(jitterMs * random);
}
