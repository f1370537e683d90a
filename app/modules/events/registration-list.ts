import { defineList } from "~/lists/define-list";

/** The registrations of one event; its page gives the address. */
export const registrationList = defineList({
  id: "registrations",
  path: "/events",
  place: "/events/:id/registrations",
  name: "registration.list.title",
  columns: {
    organisation: { label: "registration.organisation", sortable: true },
    people: { label: "registration.people" },
    answers: { label: "registration.answers", onDemand: true },
    seats: { label: "registration.seats", sortable: true, numeric: true },
    status: { label: "registration.status", short: true, sortable: true },
    contact: { label: "registration.contact", wideOnly: true },
    source: { label: "registration.source", short: true, wideOnly: true },
    createdAt: { label: "registration.createdAt", sortable: true, wideOnly: true },
  },
  filters: {
    status: {
      kind: "choice",
      label: "registration.status",
      options: [
        { value: "pending", label: "registration.status.pending" },
        { value: "asked", label: "registration.status.asked" },
        { value: "declined", label: "registration.status.declined" },
        { value: "confirmed", label: "registration.status.confirmed" },
        { value: "waiting", label: "registration.status.waiting" },
        { value: "offered", label: "registration.status.offered" },
        { value: "lapsed", label: "registration.status.lapsed" },
        { value: "cancelled", label: "registration.status.cancelled" },
        { value: "expired", label: "registration.status.expired" },
      ],
    },
    matched: { kind: "yes", label: "registration.organisationChosen" },
  },
  defaultSort: "-createdAt",
  searchable: false,
});
