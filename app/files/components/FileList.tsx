import { Form } from "@remix-run/react";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { Button } from "~/ui/Button";
import { Tag } from "~/ui/Tag";
import { dayOfInstant } from "~/values/business-day";
import type { ListedFile } from "../file-queries.server";
import { fileSize } from "../file-size";

interface FileListProps {
  files: readonly ListedFile[];
  /** Shown to who may bring them back. */
  removed?: readonly ListedFile[];
  mayWrite: boolean;
  purposes: Readonly<Record<string, MessageKey>>;
}

/** The files of a record; what `filesOf` gives. */
export function FileList({ files, removed = [], mayWrite, purposes }: FileListProps) {
  const t = useT();
  return (
    <>
      {files.length === 0 ? <p className="text-ink-faint">{t("file.none")}</p> : null}
      {files.length > 0 ? (
        <ul className="rounded-lg border border-line bg-sheet">
          {files.map((file) => (
            <FileRow key={file.id} {...{ file, purposes }}>
              {mayWrite ? (
                <a
                  href={`/files/${file.id}/removal`}
                  aria-label={`${t("action.remove")} ${file.name}`}
                  className="touch-target inline-flex min-h-[34px] items-center px-2 text-weft hover:underline print:hidden"
                >
                  {t("action.remove")}
                </a>
              ) : null}
            </FileRow>
          ))}
        </ul>
      ) : null}
      {removed.length > 0 ? (
        <details className="mt-3 print:hidden">
          <summary className="touch-target cursor-pointer text-ink-soft">
            {t("file.removed", { count: removed.length })}
          </summary>
          <ul className="mt-2 rounded-lg border border-line bg-sheet">
            {removed.map((file) => (
              <FileRow key={file.id} {...{ file, purposes }}>
                <Form method="post" action={`/files/${file.id}/restoration`}>
                  <Button type="submit" look="quiet" aria-label={`${t("file.restore")} ${file.name}`}>
                    {t("file.restore")}
                  </Button>
                </Form>
              </FileRow>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function FileRow({
  file,
  purposes,
  children,
}: {
  file: ListedFile;
  purposes: Readonly<Record<string, MessageKey>>;
  children: React.ReactNode;
}) {
  const t = useT();
  const purpose = purposes[file.purpose];
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 last:border-0">
      {file.removedAt === null ? (
        <a
          href={`/files/${file.id}`}
          download
          className="touch-target inline-flex min-w-0 items-center font-medium break-all text-weft hover:underline"
        >
          {file.name}
        </a>
      ) : (
        <span className="min-w-0 break-all">{file.name}</span>
      )}
      {purpose ? <Tag tone="plain">{t(purpose)}</Tag> : null}
      <span className="text-[13px] text-ink-faint tabular-nums">
        {fileSize(file.size)} · {dayOfInstant(file.uploadedAt)} · {file.uploadedBy ?? t("system.actor")}
      </span>
      <span className="ml-auto">{children}</span>
    </li>
  );
}
