import { Form as PlainForm, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { Form } from "~/forms/Form";
import { DayField, TextAreaField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { noteForm } from "~/modules/organisations/profile/note-form";
import { notesOf, writeNote } from "~/modules/organisations/profile/write-note.server";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle<{ head: { legalName: string } }> = {
  title: (t, data) => `${t("organisation.tab.notes")} · ${data.head.legalName}`,
};

export const loader = page("home.see", (context) => {
  const id = idParam(context.params);
  const removed = context.url.searchParams.get("removed") ?? "";
  return {
    id,
    head: organisationHead(context, id),
    notes: notesOf(context, id),
    today: dayOfInstant(context.now()),
    mayWrite: can(context.actor, "organisation.write"),
    removed: /^[1-9]\d{0,12}$/.test(removed) ? Number(removed) : null,
  };
});

export const action = act("organisation.write", (context) => {
  const id = idParam(context.params);
  writeNote(context, id, accepted(noteForm, context.values));
  return seeOther(`/organisations/${id}/notes`);
});

export default function OrganisationNotes() {
  const t = useT();
  const { id, head, notes, today, mayWrite, removed } = useLoaderData<typeof loader>();
  const path = `/organisations/${id}/notes`;
  return (
    <>
      <OrganisationHead head={head} current="notes" />
      {removed !== null && mayWrite ? (
        <Notice tone="ok">
          <PlainForm
            method="post"
            action={`${path}/${removed}/restoration`}
            className="flex flex-wrap items-center gap-3"
          >
            {t("note.removed")}
            <Button type="submit">{t("file.restore")}</Button>
          </PlainForm>
        </Notice>
      ) : null}
      {mayWrite ? (
        <Section title={t("note.new")} note={t("note.forStaff")}>
          <div className="max-w-xl">
            <Form key={notes[0]?.id ?? 0} schema={noteForm} values={{ day: today }} submitLabel={t("note.write")}>
              <DayField name="day" label={t("note.day")} required />
              <TextAreaField name="body" label={t("note.body")} required rows={3} />
            </Form>
          </div>
        </Section>
      ) : null}
      <Section title={t("organisation.tab.notes")}>
        {notes.length === 0 ? <EmptyState title={t("note.none")} hint={t("note.noneHint")} /> : null}
        <ol className="rounded-lg border border-line bg-sheet empty:hidden">
          {notes.map((note) => (
            <li
              key={note.id}
              className="grid gap-x-4 border-b border-line px-4 py-2.5 last:border-0 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]"
            >
              <span className="text-[13px] text-ink-faint tabular-nums">
                <time>{note.day}</time> {note.by}
              </span>
              <p className="min-w-0 break-words whitespace-pre-line">{note.body}</p>
              {mayWrite ? (
                <PlainForm method="post" action={`${path}/${note.id}/removal`} className="print:hidden">
                  <Button type="submit" look="quiet" aria-label={`${t("action.remove")} ${note.day}`}>
                    {t("action.remove")}
                  </Button>
                </PlainForm>
              ) : null}
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
