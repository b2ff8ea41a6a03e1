import { FILTER_MISTAKES } from '@/model/filter/filter-error';

export const errors = {
  retry: 'Try again',
  stale: '{{reason}}. These are the figures of {{time}}.',
  figuresOf: 'Figures of {{time}}',
  waiting: 'No figures yet. They come when Mangru answers again.',
  /** A sentence and the title of the error behind it. */
  because: '{{what}} {{reason}}.',
  /** What is wrong with a filter. */
  mistake: FILTER_MISTAKES,
  title: {
    unreachable: 'The server did not answer',
    unexpected_answer: 'The server answered in a way this page does not understand',
    bad_request: 'The request was not understood',
    invalid_filter: 'The filter was not understood',
    not_found: 'This was not found',
    conflict: 'Someone else changed this meanwhile',
    query_too_expensive: 'This question needs more time or memory than one query may use',
    too_many_requests: 'The server is busy',
    unavailable: 'The store is not available right now',
    internal: 'The server failed to answer',
    screen: 'This part of the screen failed',
  },
  advice: {
    unreachable: 'Check that Mangru is running and that your network reaches it.',
    unexpected_answer: 'Reload the page; it may be older than the server.',
    bad_request: 'Check the time range and the filter.',
    invalid_filter: 'Correct the filter and run it again.',
    not_found: 'It may have been deleted, or its retention time has passed.',
    conflict: 'Reload to see the current state, then change it again.',
    query_too_expensive: 'Choose a shorter time range or a narrower filter.',
    too_many_requests: 'Wait a few seconds and try again.',
    unavailable: 'Nothing is lost: senders are asked to retry. Try again in a moment.',
    internal: 'Try again. If it keeps failing, look for errors of the service mangru in the logs.',
    screen: 'Try again. If it keeps failing, reload the page.',
  },
  notFound: {
    title: 'There is no page at this address',
    text: 'The link may be old or mistyped.',
    home: 'Go to the overview',
  },
};
