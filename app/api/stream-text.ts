/**
 * A body that is written as it is read, no faster. The first piece is awaited, so that a request which cannot be
 * answered still gets an error answer; a later failure breaks the connection, so that nobody takes a part for the whole.
 * @param closed aborted when the reader goes away
 */
export async function streamText(
  pieces: AsyncIterable<string>,
  closed: AbortController,
): Promise<ReadableStream<Uint8Array>> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let next = await iterator.next();
  return new ReadableStream({
    async pull(controller) {
      if (next.done) return controller.close();
      controller.enqueue(encoder.encode(next.value));
      next = await iterator.next();
    },
    async cancel() {
      closed.abort();
      await iterator.return?.();
    },
  });
}
