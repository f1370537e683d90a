import { defineList } from "~/lists/define-list";
import { MEMBER_CLASS_LABELS, MEMBER_CLASSES } from "./member-class";
import { MEMBERSHIP_STATUS_LABELS, MEMBERSHIP_STATUSES } from "./membership/vocabulary";
import {
  CHAIN_ROLE_LABELS,
  CHAIN_ROLES,
  KIND_LABELS,
  MEMBERSHIP_LABELS,
  MEMBERSHIPS,
  ORGANISATION_KINDS,
  SIZE_CLASSES,
  SIZE_LABELS,
} from "./vocabulary";

/** The types and functions of events; named here because this module comes before that of the events, which a test compares with them. */
const SERVED_TYPES = [
  { value: "conference_forum", label: "event.type.conference_forum" },
  { value: "lecture", label: "event.type.lecture" },
  { value: "policy_service", label: "event.type.policy_service" },
  { value: "exhibition", label: "event.type.exhibition" },
  { value: "matchmaking", label: "event.type.matchmaking" },
  { value: "training", label: "event.type.training" },
  { value: "visit", label: "event.type.visit" },
  { value: "salon", label: "event.type.salon" },
  { value: "other", label: "event.type.other" },
] as const;

const SERVED_FUNCTIONS = [
  { value: "communication", label: "event.function.communication" },
  { value: "supervision_incentive", label: "event.function.supervision_incentive" },
  { value: "coordination", label: "event.function.coordination" },
  { value: "international", label: "event.function.international" },
] as const;

/**
 * The members and everybody else the association deals with. Archived organisations are left out unless `archived` is asked for.
 */
export const organisationList = defineList({
  id: "organisations",
  path: "/organisations",
  name: "nav.organisations",
  columns: {
    name: { label: "organisation.column.name", sortable: true },
    kind: { label: "organisation.column.kind", short: true, sortable: true },
    size: { label: "organisation.field.sizeClass", short: true, wideOnly: true },
    region: { label: "organisation.field.region", short: true, sortable: true, wideOnly: true },
    chainRole: { label: "organisation.field.chainRoles", wideOnly: true },
    industry: { label: "organisation.field.industry", wideOnly: true },
    tags: { label: "organisation.field.tags", wideOnly: true },
    products: { label: "organisation.field.products", wideOnly: true },
    membership: { label: "organisation.column.membership", short: true },
    completeness: { label: "organisation.completeness.title", numeric: true, onDemand: true, sortable: true },
    sureDay: { label: "organisation.column.sureDay", short: true, onDemand: true },
    updatedAt: { label: "organisation.column.updatedAt", short: true, sortable: true, wideOnly: true },
  },
  filters: {
    kind: {
      kind: "choice",
      label: "organisation.column.kind",
      options: ORGANISATION_KINDS.map((value) => ({ value, label: KIND_LABELS[value] })),
    },
    size: {
      kind: "choice",
      label: "organisation.field.sizeClass",
      options: SIZE_CLASSES.map((value) => ({ value, label: SIZE_LABELS[value] })),
    },
    membership: {
      kind: "choice",
      label: "organisation.column.membership",
      options: MEMBERSHIPS.map((value) => ({ value, label: MEMBERSHIP_LABELS[value] })),
    },
    chainRole: {
      kind: "choice",
      label: "organisation.field.chainRoles",
      options: CHAIN_ROLES.map((value) => ({ value, label: CHAIN_ROLE_LABELS[value] })),
    },
    promoter: { kind: "record", label: "organisation.field.promoterId" },
    region: { kind: "word", label: "organisation.filter.region" },
    /** The code of a city; `none` where none is known. */
    city: { kind: "word", label: "organisation.filter.city" },
    /** Narrows `region` to where they were registered on a past day. */
    regionOn: { kind: "day", label: "organisation.filter.regionOn" },
    producesIn: { kind: "word", label: "organisation.filter.producesIn" },
    /** The day for which `producesIn` is asked; today when it is left out. */
    producesOn: { kind: "day", label: "organisation.filter.producesOn" },
    /** A code of the list of industries with everything below it. */
    industry: { kind: "word", label: "organisation.filter.industry" },
    tag: { kind: "record", label: "organisation.field.tags" },
    group: { kind: "word", label: "organisation.field.groupName" },
    stale: { kind: "yes", label: "organisation.filter.stale" },
    completeBelow: {
      kind: "choice",
      uncounted: true,
      label: "organisation.filter.completeBelow",
      options: [
        { value: "40", label: "organisation.completeness.below40" },
        { value: "60", label: "organisation.completeness.below60" },
        { value: "80", label: "organisation.completeness.below80" },
        { value: "100", label: "organisation.completeness.below100" },
      ],
    },
    aboveScaleOn: { kind: "day", label: "organisation.filter.aboveScaleOn" },
    membershipStatus: {
      kind: "choice",
      label: "membership.filter.status",
      options: MEMBERSHIP_STATUSES.map((value) => ({ value, label: MEMBERSHIP_STATUS_LABELS[value] })),
    },
    membershipClass: { kind: "record", label: "membership.filter.class" },
    memberOn: { kind: "day", label: "organisation.filter.memberOn" },
    joinedIn: { kind: "period", label: "organisation.filter.joinedIn" },
    leftIn: { kind: "period", label: "organisation.filter.leftIn" },
    lapsedIn: { kind: "period", label: "membership.filter.lapsedIn" },
    resumedIn: { kind: "period", label: "membership.filter.resumedIn" },
    classChangedIn: { kind: "period", label: "membership.filter.classChangedIn" },
    memberClass: {
      kind: "choice",
      label: "organisation.filter.memberClass",
      options: MEMBER_CLASSES.map((value) => ({ value, label: MEMBER_CLASS_LABELS[value] })),
    },
    servedIn: { kind: "period", label: "organisation.filter.servedIn" },
    /** Nobody of theirs was signed in at an event of the period. */
    notServedIn: { kind: "period", label: "organisation.filter.notServedIn" },
    /** Narrow `servedIn` to events of one type or function, or of one promoter as owner or co-host. */
    servedType: { kind: "choice", label: "organisation.filter.servedType", options: SERVED_TYPES },
    servedFunction: { kind: "choice", label: "organisation.filter.servedFunction", options: SERVED_FUNCTIONS },
    servedBy: { kind: "record", label: "organisation.filter.servedBy" },
    servedCosted: { kind: "yes", label: "organisation.filter.servedCosted" },
    firstServedIn: { kind: "period", label: "organisation.filter.firstServedIn" },
    eventAttended: { kind: "record", label: "organisation.filter.eventAttended" },
    archived: { kind: "yes", label: "organisation.filter.archived" },
  },
  defaultSort: "name",
  searchable: true,
  changesByDay: {
    unless: ["servedIn", "notServedIn", "servedType", "servedFunction", "servedBy", "servedCosted", "firstServedIn"],
  },
  bulk: "organisation.write",
});
