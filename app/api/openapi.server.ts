import { z } from "zod";
import type { Locale } from "~/i18n/locales";
import type { Translate } from "~/i18n/translate";
import { translateFor } from "~/i18n/messages.server";
import { PAGE_SIZES, type ListDefinition, type ListFilter } from "~/lists/define-list";
import { withoutAdded } from "./described-schema";
import { API_PATH, type ApiOperation } from "./operation";
import { API_OPERATIONS } from "./operations.server";

type Json = Record<string, unknown>;

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return described;
}

function filterSchema(filter: ListFilter): Json {
  switch (filter.kind) {
    case "choice":
      return { type: "string", enum: filter.options.map(({ value }) => value) };
    case "yes":
      return { type: "string", enum: ["yes", "no"] };
    case "record":
      return { type: "integer", minimum: 1 };
    case "day":
      return { type: "string", format: "date" };
    case "period":
      return { type: "string", pattern: "^\\d{4}(Q[1-4])?$" };
    case "word":
      return { type: "string", maxLength: 60 };
  }
}

function listParameters(list: ListDefinition, t: Translate): Json[] {
  const sorts = Object.entries(list.columns).flatMap(([key, column]) => (column.sortable ? [key, `-${key}`] : []));
  const parameter = (name: string, schema: Json, description: string) => ({ name, in: "query", schema, description });
  return [
    ...(list.searchable ? [parameter("q", { type: "string", maxLength: 100 }, t("api.parameter.q"))] : []),
    ...Object.entries(list.filters).map(([key, filter]) => ({
      ...parameter(`filter.${key}`, { type: "array", items: filterSchema(filter) }, t(filter.label)),
      style: "form",
      explode: true,
    })),
    parameter("sort", { type: "string", enum: sorts, default: list.defaultSort }, t("api.parameter.sort")),
    parameter("page", { type: "integer", minimum: 1, default: 1 }, t("api.parameter.page")),
    parameter("perPage", { type: "integer", enum: [...PAGE_SIZES], default: 50 }, t("api.parameter.perPage")),
  ];
}

const REFUSALS = ["400", "401", "403", "404", "405", "409", "411", "413", "414", "415", "422", "429", "503"];

function describeOperation(operation: ApiOperation, t: Translate): Json {
  const { list, parameters = {}, form, file, method } = operation;
  const bodyOfForm = form && {
    "application/json": { schema: schemaOf(withoutAdded(form.schema, form.added), "input") },
  };
  const bodyOfFile = file && Object.fromEntries(file.map((type) => [type, { schema: {} }]));
  const content = bodyOfForm ?? bodyOfFile;
  const refusals = REFUSALS.filter(
    (status) => method !== "GET" || !["400", "409", "411", "413", "415"].includes(status),
  );
  return {
    operationId: operation.id,
    tags: [operation.path.split("/")[1]],
    summary: t(operation.summary),
    "x-scope": operation.scope,
    "x-permission": operation.permission,
    security: [{ token: [] }],
    parameters: [
      ...(operation.path.includes("{id}")
        ? [{ name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1 } }]
        : []),
      ...(list ? listParameters(list, t) : []),
      ...Object.entries(parameters).map(([name, { required = false, schema, summary }]) => ({
        name,
        in: "query",
        required,
        schema: schemaOf(schema, "input"),
        description: t(summary),
      })),
      ...(method === "GET"
        ? []
        : [
            {
              name: "Idempotency-Key",
              in: "header",
              required: true,
              schema: { type: "string", minLength: 8, maxLength: 100 },
              description: t("api.parameter.key"),
            },
          ]),
    ],
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: {
      [operation.status]: {
        description: t("api.answer.done"),
        content: { "application/json": { schema: schemaOf(operation.answer, "output") } },
      },
      ...(method === "GET" ? { 304: { description: t("api.answer.unchanged") } } : {}),
      ...Object.fromEntries(refusals.map((status) => [status, { $ref: "#/components/responses/Refusal" }])),
    },
  };
}

function composeDocument(origin: string, locale: Locale) {
  const t = translateFor(locale);
  const paths: Record<string, Json> = {};
  for (const operation of API_OPERATIONS)
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describeOperation(operation, t),
    };
  return {
    openapi: "3.1.0",
    info: { title: t("api.title"), version: "1", description: t("api.about") },
    servers: [{ url: `${origin}${API_PATH}` }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      responses: {
        Refusal: {
          description: t("api.answer.refused"),
          content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
        },
      },
      schemas: {
        Error: {
          type: "object",
          required: ["error"],
          properties: {
            error: {
              type: "object",
              required: ["key", "message", "details"],
              properties: { key: { type: "string" }, message: { type: "string" }, details: { type: "object" } },
            },
          },
        },
      },
    },
  };
}
export type OpenApiDocument = ReturnType<typeof composeDocument>;

const composed = new Map<string, OpenApiDocument>();

/** The same operations that are answered, as OpenAPI 3.1 describes them. */
export function openApiDocument(origin: string, locale: Locale): OpenApiDocument {
  const key = `${locale} ${origin}`;
  let document = composed.get(key);
  if (!document) composed.set(key, (document = composeDocument(origin, locale)));
  return document;
}
