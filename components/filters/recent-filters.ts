const KEY = 'mangru.recent-filters';
const LIMIT = 8;

/** Newest first, without blanks and repeats. */
export function pushRecent(list: readonly string[], text: string): string[] {
  const trimmed = text.trim();
  if (!trimmed) return [...list];
  return [trimmed, ...list.filter((item) => item !== trimmed)].slice(0, LIMIT);
}

/** Filters run before in this browser; empty when its storage is closed to us or holds something else. */
export function readRecent(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((item) => typeof item === 'string').slice(0, LIMIT) : [];
  } catch {
    return [];
  }
}

/** Remembers a filter that was run; a full or forbidden storage only costs the memory of it. */
export function rememberFilter(text: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(pushRecent(readRecent(), text)));
  } catch {
    // Private windows may refuse to store anything.
  }
}
