import * as z from 'zod';

/** The parts of a JSON schema the reference shows. */
export interface Schema {
  $ref?: string | undefined;
  type?: string | string[] | undefined;
  description?: string | undefined;
  format?: string | undefined;
  enum?: unknown[] | undefined;
  const?: unknown;
  default?: unknown;
  minimum?: number | undefined;
  maximum?: number | undefined;
  maxLength?: number | undefined;
  items?: Schema | undefined;
  properties?: Record<string, Schema> | undefined;
  required?: string[] | undefined;
  additionalProperties?: boolean | Schema | undefined;
  anyOf?: Schema[] | undefined;
  oneOf?: Schema[] | undefined;
  allOf?: Schema[] | undefined;
}

const schemaSchema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    description: z.string().optional(),
    format: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    default: z.unknown().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    maxLength: z.number().optional(),
    items: schemaSchema.optional(),
    properties: z.record(z.string(), schemaSchema).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), schemaSchema]).optional(),
    anyOf: z.array(schemaSchema).optional(),
    oneOf: z.array(schemaSchema).optional(),
    allOf: z.array(schemaSchema).optional(),
  }),
);

const contentSchema = z.record(z.string(), z.object({ schema: schemaSchema.optional() }));
const parameterSchema = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  description: z.string().optional(),
  schema: schemaSchema.default({}),
});
const operationSchema = z.object({
  operationId: z.string().optional(),
  summary: z.string().optional(),
  description: z.string().optional(),
  tags: z.array(z.string()).default([]),
  /** Who may call it: a permission, or 'public'. */
  'x-access': z.string().optional(),
  parameters: z.array(parameterSchema).default([]),
  requestBody: z.object({ description: z.string().optional(), content: contentSchema.default({}) }).optional(),
  responses: z.record(
    z.string(),
    z.object({ description: z.string().default(''), content: contentSchema.default({}) }),
  ),
});

/** The OpenAPI document as far as the reference reads it. Methods stay unchecked until `listOperations` picks them. */
export const openapiSchema = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string().optional() }),
  tags: z.array(z.object({ name: z.string(), description: z.string().optional() })).default([]),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ schemas: z.record(z.string(), schemaSchema).default({}) }).default({ schemas: {} }),
});
export type OpenApi = z.infer<typeof openapiSchema>;
export type Parameter = z.infer<typeof parameterSchema>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export interface Operation extends z.infer<typeof operationSchema> {
  /** Stable within the document; the anchor of its place on the page. */
  id: string;
  method: (typeof METHODS)[number];
  path: string;
}

export interface OperationGroup {
  name: string;
  description: string | undefined;
  operations: Operation[];
}

/** Operations by their first tag, in the order of the document; what is not an operation is skipped. */
export function groupOperations(document: OpenApi): OperationGroup[] {
  const groups = new Map<string, Operation[]>(document.tags.map(({ name }) => [name, []]));
  for (const operation of listOperations(document)) {
    const name = operation.tags[0] ?? '';
    groups.set(name, [...(groups.get(name) ?? []), operation]);
  }
  return [...groups]
    .map(([name, operations]) => ({
      name,
      operations,
      description: document.tags.find((tag) => tag.name === name)?.description,
    }))
    .filter(({ operations }) => operations.length > 0);
}

function listOperations(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const parsed = operationSchema.safeParse(item[method]);
      if (!parsed.success) return [];
      const id = `${method}-${path.replaceAll(/[^a-z0-9]+/gi, '-').replaceAll(/^-|-$/g, '')}`;
      return [{ ...parsed.data, id, method, path }];
    }),
  );
}

/** The schema a reference points at; an unknown one reads as anything. */
export function resolveSchema(schema: Schema, schemas: Readonly<Record<string, Schema>>): Schema {
  if (!schema.$ref) return schema;
  const target = schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {};
  return { ...target, description: schema.description ?? target.description };
}

/** The name of a type as people write it: `string`, `integer[]`, `"asc" | "desc"`. */
export function typeName(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return union.map(typeName).join(' | ');
  if (schema.type === 'array') return `${schema.items ? typeName(schema.items) : 'any'}[]`;
  if (Array.isArray(schema.type)) return schema.type.join(' | ');
  return schema.type ?? 'any';
}

/** A command that runs an operation: path parameters as they stand, required query parameters with a placeholder. */
export function curlCommand(operation: Operation, origin: string): string {
  const query = operation.parameters
    .filter((parameter) => parameter.in === 'query' && (parameter.required || parameter.schema.default))
    .map(({ name, schema }) => `  --data-urlencode '${name}=${exampleText(schema)}'`);
  const lines = [`curl '${origin}${operation.path}'`];
  if (operation.method === 'get' && query.length > 0) lines[0] = `curl -G '${origin}${operation.path}'`;
  if (operation.method !== 'get' && operation.method !== 'post') lines.push(`  -X ${operation.method.toUpperCase()}`);
  if (operation.requestBody) {
    const type = Object.keys(operation.requestBody.content)[0] ?? 'application/json';
    lines.push(`  -H 'content-type: ${type}'`, '  --data @body.json');
  }
  return [...lines, ...query].join(' \\\n');
}

function exampleText(schema: Schema): string {
  const value = schema.default ?? schema.enum?.[0] ?? `<${typeName(schema)}>`;
  return String(value).replaceAll("'", "'\\''");
}
