import type { Context } from "~/access/context";
import { parseForm } from "~/forms/parse-form";
import { translateFor } from "~/i18n/messages.server";
import { completeResolution } from "~/modules/governance/close-resolution.server";
import { bodyForm } from "~/modules/governance/body-form";
import { findMeeting, seatsOn } from "~/modules/governance/find-meeting.server";
import { approveMinutes, saveMinutes } from "~/modules/governance/keep-minutes.server";
import { mandateForm } from "~/modules/governance/mandate-form";
import { meetingForm } from "~/modules/governance/meeting-form";
import { recordMeetingAttendance } from "~/modules/governance/record-meeting-attendance.server";
import { createBody } from "~/modules/governance/save-body.server";
import { createMandate } from "~/modules/governance/save-mandate.server";
import { planMeeting } from "~/modules/governance/save-meeting.server";
import { recordResolution } from "~/modules/governance/save-resolution.server";
import { conveneMeeting, holdMeeting } from "~/modules/governance/settle-meeting.server";
import { currentNotice } from "~/modules/organisations/contacts/notice-queries.server";
import { agreeDirectory } from "~/modules/organisations/directory/agree-directory.server";
import { directoryForm } from "~/modules/organisations/directory/directory-form";
import { acceptProposedTypes } from "~/modules/organisations/recognitions/accept-proposed-types.server";
import { PROPOSED_TYPES } from "~/modules/organisations/recognitions/proposed-types";
import { recognitionForm } from "~/modules/organisations/recognitions/recognition-form";
import { recordReview } from "~/modules/organisations/recognitions/record-review.server";
import { saveRecognition } from "~/modules/organisations/recognitions/save-recognition.server";
import { recognitionTypes } from "~db/schema";
import { addDays, dayOfInstant } from "~/values/business-day";
import type { z } from "zod";
import type { PlannedMeeting } from "./register-plan";
import type { Act } from "./timeline.server";
import type { WorldPlan } from "./world-plan";

interface Players {
  staff: (number: number) => Context;
  administrator: () => Context;
  representative: (position: number) => Context | undefined;
  organisationId: (position: number) => number;
}

/** What a person would have sent with the form. */
function filled<Schema extends z.ZodType>(schema: Schema, values: Record<string, unknown>): z.output<Schema> {
  const result = parseForm(schema, values);
  if (!result.ok) throw new Error(JSON.stringify(result.fields));
  return result.data;
}

/** The life of the register: recognitions, bodies with their meetings, and the public directory. */
export function registerActs({ register, opensAt, organisations }: WorldPlan, players: Players): Act[] {
  const typeIds = new Map<string, number>();
  const bodyIds: number[] = [];
  const setUp = opensAt + 25 * 60_000;
  /** After the first organisations were entered. */
  const seated =
    Math.max(...organisations.map(({ enteredAt }) => enteredAt).filter((at) => at < opensAt + 86_400_000)) + 600_000;

  const accept = () => {
    const context = players.administrator();
    acceptProposedTypes(
      context,
      PROPOSED_TYPES.map(({ id }) => id),
    );
    const rows = context.db.select().from(recognitionTypes).all();
    for (const { id, name } of PROPOSED_TYPES) {
      typeIds.set(id, rows.find((row) => row.nameZh === translateFor("zh-CN")(name))!.id);
    }
  };

  const found = () => {
    for (const body of register.bodies) {
      const id = createBody(
        players.staff(0),
        filled(bodyForm, {
          ...body,
          quorumRule: "at_least_share",
          quorumNumerator: "2",
          quorumDenominator: "3",
          majority: "more_than_half",
          proxyRule: "none",
          proxiesPerMember: "1",
          mandates: undefined,
        }),
      );
      bodyIds.push(id);
      for (const { organisation, ...mandate } of body.mandates) {
        const { firm } = organisations[organisation]!;
        createMandate(
          players.staff(0),
          id,
          filled(mandateForm, {
            ...mandate,
            personName: firm.staff[0]!.name,
            organisation: firm.creditCode ?? firm.legalName,
            voting: mandate.voting ? "on" : "",
          }),
        );
      }
    }
  };

  return [
    { at: setUp, run: accept },
    { at: seated, run: found },
    ...register.recognitions.flatMap(({ organisation, type, issuedOn, at, reviewed }): Act[] => {
      const made = { id: 0 };
      const organisationId = () => players.organisationId(organisation);
      const grant = () => {
        const values = filled(recognitionForm, { typeId: typeIds.get(type)!, issuedOn });
        made.id = saveRecognition(players.staff(organisation), { organisationId: organisationId(), values });
      };
      const review = () => {
        const values = {
          outcome: "passed" as const,
          day: reviewed!.day,
          statedUntil: null,
          statedUntilReason: null,
          note: null,
        };
        recordReview(players.staff(organisation), { organisationId: organisationId(), recognitionId: made.id, values });
      };
      return [
        { at: Math.max(at, setUp + 60_000), run: grant },
        ...(reviewed ? [{ at: reviewed.at, run: review }] : []),
      ];
    }),
    ...register.meetings.flatMap((meeting, number) => actsOfMeeting(meeting, number, bodyIds, players)),
    ...register.directory.map(({ organisation, at }): Act => ({
      at,
      run: () => {
        const context = players.representative(organisation) ?? players.staff(organisation);
        const values = filled(directoryForm, {
          part: { identity: "on", products: "on", website: "on" },
          way: "paper",
          evidence: "盖章的公开同意书",
          noticeVersion: currentNotice(context, "directory").version,
          version: "0",
        });
        agreeDirectory(context, players.organisationId(organisation), values);
      },
    })),
  ];
}

function actsOfMeeting(meeting: PlannedMeeting, number: number, bodyIds: readonly number[], players: Players): Act[] {
  const made = { id: 0 };
  const staff = () => players.staff(number);
  const plan = () => {
    const { title, place, agenda, day, body } = meeting;
    made.id = planMeeting(
      staff(),
      filled(meetingForm, {
        bodyId: bodyIds[body]!,
        title,
        place,
        agenda,
        format: "regular",
        startsAt: `${day}T14:00`,
      }),
    );
    conveneMeeting(staff(), made.id);
  };
  const acts: Act[] = [{ at: meeting.plannedAt, run: plan }];
  if (meeting.recordedAt === null) return acts;
  const resolutionIds: number[] = [];
  const record = () => {
    const context = staff();
    const seats = seatsOn(context, bodyIds[meeting.body]!, meeting.day);
    recordMeetingAttendance(context, made.id, {
      version: findMeeting(context, made.id).version,
      guests: null,
      lines: seats.map((seat, position) => ({
        mandateId: seat.id,
        state: meeting.present[position] === false ? "excused" : "present",
        proxyMandateId: null,
        proxyName: null,
      })),
    });
    holdMeeting(context, made.id);
    const votes = seats.filter((seat, position) => seat.voting && meeting.present[position] !== false).length;
    for (const { text, dueDay } of meeting.resolutions) {
      resolutionIds.push(
        recordResolution(context, made.id, {
          ...{ number: null, text, dueDay, ownerId: context.actor.userId },
          ...{ votesFor: votes, votesAgainst: 0, votesAbstained: 0 },
        }),
      );
    }
    saveMinutes(context, made.id, meeting.minutes, 0);
  };
  const approve = () =>
    approveMinutes(players.staff(number + 1), made.id, {
      approvedOn: addDays(meeting.day, 3),
      approvedBy: "理事长",
      seen: 1,
    });
  acts.push({ at: meeting.recordedAt, run: record });
  if (meeting.approvedAt !== null) acts.push({ at: meeting.approvedAt, run: approve });
  for (const [position, { doneAt }] of meeting.resolutions.entries()) {
    if (doneAt === null) continue;
    const complete = () =>
      completeResolution(staff(), resolutionIds[position]!, {
        day: dayOfInstant(doneAt),
        note: "已按决议完成，材料存档。",
      });
    acts.push({ at: doneAt, run: complete });
  }
  return acts;
}
