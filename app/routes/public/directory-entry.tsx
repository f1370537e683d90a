import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DirectoryCard } from "~/modules/organisations/directory/components/DirectoryCard";
import { publicDirectoryEntry } from "~/modules/organisations/directory/directory-queries.server";
import { directoryStructuredData } from "~/modules/organisations/directory/directory-structured-data";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle<{ entry: { legalName: string } }> = { title: (_t, data) => data.entry.legalName };

export const loader = page("directory.see", (context) => {
  const entry = publicDirectoryEntry(context, idParam(context.params));
  return {
    entry,
    structured: directoryStructuredData(entry, `${context.origin}/public/directory/${entry.id}`, context.locale),
  };
});

/** A data block, which no browser runs. */
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ "script:ld+json": data.structured as never }] : [];

export default function DirectoryEntryPage() {
  const t = useT();
  const { entry } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={entry.legalName} />
      <article className="rounded-lg border border-line bg-sheet px-4 py-3 print:border-0">
        <DirectoryCard entry={entry} heading={null} />
      </article>
      <p className="mt-4 print:hidden">
        <a href="/public/directory" className="touch-target inline-flex items-center text-weft underline">
          {t("directory.back")}
        </a>
      </p>
    </div>
  );
}
