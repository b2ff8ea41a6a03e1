/** The watchtower. Its shape is public/icon.svg, drawn in the colour of its place. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <path d="M16 3 28 12H4Z" fill="currentColor" />
      <path d="M8 14h16v5H8Z" fill="currentColor" opacity="0.55" />
      <path d="M10 21h3l-2 8H8Zm9 0h3l2 8h-3Zm-5 0h4v8h-4Z" fill="currentColor" />
    </svg>
  );
}
