/** Names the client of a query, so that it can ask how far its queries have come. */
export const CLIENT_HEADER = 'mangru-client';
