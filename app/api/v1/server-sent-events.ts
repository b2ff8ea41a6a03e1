/** Server-sent events of one name; `null` is a sign of life, which becomes a comment line. */
export async function* serverSentEvents(name: string, found: AsyncIterable<unknown>): AsyncIterable<string> {
  yield ': following\n\n';
  for await (const event of found)
    yield event === null ? ': still here\n\n' : `event: ${name}\ndata: ${JSON.stringify(event)}\n\n`;
}
