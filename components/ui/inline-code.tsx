/** Text whose `quoted` parts are code. */
export function InlineCode({ text }: { text: string }) {
  const [before = '', code, ...rest] = text.split('`');
  if (code === undefined) return before;
  return (
    <>
      {before}
      <code>{code}</code>
      <InlineCode text={rest.join('`')} />
    </>
  );
}
