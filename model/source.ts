import * as z from 'zod';

/** Who brings data, whatever its signal. */
export const SOURCES = ['otlp-http', 'otlp-grpc', 'json', 'import', 'self'] as const;
export const sourceSchema = z.enum(SOURCES);
export type Source = z.infer<typeof sourceSchema>;
