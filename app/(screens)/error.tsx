'use client';

import { ErrorState } from '@/components/ui/error-state';

/** Without the header, whose code every screen brings itself: this file is loaded with each of them. */
export default function ScreenError({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <main id="content" tabIndex={-1}>
      <ErrorState error={error} onRetry={reset} />
    </main>
  );
}
