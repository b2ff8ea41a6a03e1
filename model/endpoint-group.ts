/** The parts of the API in the order of its reference; the OpenAPI document tags operations with them. */
export const ENDPOINT_GROUPS = ['Logs', 'Ledger', 'Overview', 'Saved views', 'System'] as const;
export type EndpointGroup = (typeof ENDPOINT_GROUPS)[number];
