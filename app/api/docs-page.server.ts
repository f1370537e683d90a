import type { Locale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { openApiDocument } from "./openapi.server";

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

interface Described {
  operationId: string;
  summary: string;
  "x-scope": string;
  parameters: { name: string; in: string; required?: boolean; schema: object; description?: string }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

/** The description for people: one plain page, without scripts and without anything from elsewhere. */
export function docsPage(origin: string, locale: Locale): string {
  const t = translateFor(locale);
  const document = openApiDocument(origin, locale);
  const schema = (title: string, content: Record<string, { schema: object }> | undefined) =>
    Object.entries(content ?? {})
      .map(
        ([type, { schema: described }]) =>
          `<details><summary>${escape(title)} · ${escape(type)}</summary><pre>${escape(JSON.stringify(described, null, 2))}</pre></details>`,
      )
      .join("");
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Described>).map(([method, operation]) => {
      const rows = operation.parameters
        .map(
          ({ name, required, schema: described, description = "" }) =>
            `<tr><td><code>${escape(name)}</code>${required ? " *" : ""}</td><td>${escape(description)}</td><td><code>${escape(JSON.stringify(described))}</code></td></tr>`,
        )
        .join("");
      const done = Object.entries(operation.responses).find(([status]) => status.startsWith("20"));
      return `<section id="${escape(operation.operationId)}"><h2><code>${method.toUpperCase()} ${escape(path)}</code></h2>
<p>${escape(operation.summary)} · ${escape(t("api.docs.scope"))} <code>${escape(operation["x-scope"])}</code></p>
${rows ? `<table><thead><tr><th scope="col">${escape(t("api.docs.parameter"))}</th><th scope="col">${escape(t("api.docs.meaning"))}</th><th scope="col">${escape(t("api.docs.form"))}</th></tr></thead><tbody>${rows}</tbody></table>` : ""}
${schema(t("api.docs.sent"), operation.requestBody?.content)}${schema(`${t("api.docs.answered")} ${done?.[0] ?? ""}`, done?.[1].content)}</section>`;
    }),
  );
  const other = locale === "en" ? "zh-CN" : "en";
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(t("api.title"))}</title><link rel="stylesheet" href="/api-docs.css"></head>
<body><main><h1>${escape(t("api.title"))}</h1><p><a href="?language=${other}" lang="${other}">${escape(t("api.docs.otherLanguage"))}</a> · <a href="/api/v1/openapi.json">OpenAPI</a></p>
<p>${escape(t("api.about"))}</p><pre>curl -H "Authorization: Bearer weft_…" "${escape(origin)}/api/v1/organisations?filter.kind=enterprise&amp;sort=-updatedAt"</pre>
${operations.join("\n")}</main></body></html>`;
}
