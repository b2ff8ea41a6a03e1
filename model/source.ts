/** Who brings data, whatever its signal. */
export const SOURCES = ['otlp-http', 'otlp-grpc', 'json', 'import', 'self'] as const;
export type Source = (typeof SOURCES)[number];
