'use client';

/** Shown when the root layout itself fails, so it can rely on nothing: no translations, no theme. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: 'sans-serif', padding: '4rem', textAlign: 'center' }}>
        <h1>Mangru could not show this page</h1>
        <p lang="ko">Mangru가 이 페이지를 표시하지 못했습니다.</p>
        <button type="button" onClick={reset}>
          Try again · <span lang="ko">다시 시도</span>
        </button>
      </body>
    </html>
  );
}
