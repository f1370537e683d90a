import type { Locale } from "~/i18n/locales";
import type { Translate } from "~/i18n/translate";
import type { WrittenSheet } from "~/transfer/tables/written-table";
import { localDateTime } from "~/values/business-day";
import {
  EVENT_STATUS_LABELS,
  EVENT_TYPE_LABELS,
  ATTENDANCE_MODE_LABELS,
  REGISTRATION_SOURCE_LABELS,
  REGISTRATION_STATUS_LABELS,
} from "./event-labels";
import type { AttendanceMode, EventStatus, EventType, RegistrationSource, RegistrationStatus } from "./vocabulary";

interface ExportedEvent {
  titleZh: string;
  titleEn: string | null;
  type: EventType;
  status: EventStatus;
  startsAt: number;
  endsAt: number;
  attendanceMode: AttendanceMode;
  venue: string | null;
  promoterZh: string;
  promoterEn: string;
  registered: number;
  capacity: number | null;
  attendance: number;
  onlineAttendance: number;
  firms: number;
}

const timeText = (instant: number) => localDateTime(instant).replace("T", " ");

export function eventSheet(rows: readonly ExportedEvent[], t: Translate, locale: Locale): WrittenSheet {
  return {
    name: t("event.list.title"),
    columns: [
      { header: t("event.titleZh"), kind: "text", width: 40 },
      { header: t("event.titleEn"), kind: "text", width: 30 },
      { header: t("event.type"), kind: "text" },
      { header: t("event.status"), kind: "text" },
      { header: t("event.startsAt"), kind: "text", width: 17 },
      { header: t("event.endsAt"), kind: "text", width: 17 },
      { header: t("event.mode"), kind: "text" },
      { header: t("event.venue"), kind: "text", width: 30 },
      { header: t("event.promoterLabel"), kind: "text" },
      { header: t("event.numbers.confirmed"), kind: "integer" },
      { header: t("event.capacity"), kind: "integer" },
      { header: t("event.attendance"), kind: "integer" },
      { header: t("event.onlineAttendance"), kind: "integer" },
      { header: t("event.firms"), kind: "integer" },
    ],
    rows: rows.map((row) => [
      row.titleZh,
      row.titleEn,
      t(EVENT_TYPE_LABELS[row.type]),
      t(EVENT_STATUS_LABELS[row.status]),
      timeText(row.startsAt),
      timeText(row.endsAt),
      t(ATTENDANCE_MODE_LABELS[row.attendanceMode]),
      row.venue,
      locale === "en" ? row.promoterEn : row.promoterZh,
      row.registered,
      row.capacity,
      row.attendance,
      row.onlineAttendance,
      row.firms,
    ]),
  };
}

interface ExportedRegistration {
  organisationName: string;
  legalName: string | null;
  people: string;
  seats: number;
  contactName: string;
  email: string;
  phone: string | null;
  status: RegistrationStatus;
  source: RegistrationSource;
  createdAt: number;
}

export function registrationSheet(rows: readonly ExportedRegistration[], t: Translate): WrittenSheet {
  return {
    name: t("registration.list.title"),
    columns: [
      { header: t("registration.organisation"), kind: "text", width: 36 },
      { header: t("registration.organisationChosen"), kind: "text", width: 36 },
      { header: t("registration.people"), kind: "text", width: 30 },
      { header: t("registration.seats"), kind: "integer" },
      { header: t("registration.contactName"), kind: "text" },
      { header: t("registration.email"), kind: "text", width: 28 },
      { header: t("registration.phone"), kind: "text", width: 18 },
      { header: t("registration.status"), kind: "text" },
      { header: t("registration.source"), kind: "text" },
      { header: t("registration.createdAt"), kind: "text", width: 17 },
    ],
    rows: rows.map((row) => [
      row.organisationName,
      row.legalName,
      row.people.split("\n").join(t("registration.separator")),
      row.seats,
      row.contactName,
      row.email,
      row.phone,
      t(REGISTRATION_STATUS_LABELS[row.status]),
      t(REGISTRATION_SOURCE_LABELS[row.source]),
      timeText(row.createdAt),
    ]),
  };
}
