import type { Context } from "~/access/context";
import { commendationForm } from "~/modules/conduct/commendation-form";
import { complaintForm } from "~/modules/conduct/complaint-form";
import { currentRules, setConductRules } from "~/modules/conduct/conduct-rules.server";
import { findComplaint } from "~/modules/conduct/find-complaint.server";
import {
  commend,
  consentToPublication,
  findCommendation,
  publishCommendation,
  withdrawCommendation,
} from "~/modules/conduct/keep-commendations.server";
import { newPledgeForm, paperSignatureForm, pledgeTextForm } from "~/modules/conduct/pledge-form";
import { lodgeComplaint, receiveComplaint } from "~/modules/conduct/receive-complaint.server";
import { addPledgeText, createPledge } from "~/modules/conduct/save-pledge.server";
import { recordPaperSignature, signPledge, textOnDay } from "~/modules/conduct/sign-pledge.server";
import { answerOwnComplaint, takeComplaintStep } from "~/modules/conduct/take-complaint-step.server";
import type { ComplaintStep, Ruling } from "~/modules/conduct/vocabulary";
import { dayOfInstant } from "~/values/business-day";
import { COMMENDATIONS, COMPLAINTS, PLEDGES, type PlannedComplaint } from "./conduct-texts";
import { Dice } from "./dice";
import { Calendar, filled, settledFirms, type Players } from "./players.server";
import type { Act } from "./timeline.server";
import type { WorldPlan } from "./world-plan";

/** Pledges that were signed, commendations, and complaints in every state of their procedure. */
export function conductActs(plan: WorldPlan, players: Players): Act[] {
  const dice = new Dice(`${plan.world}/conduct`);
  const calendar = new Calendar(plan);
  const firms = dice.shuffled(settledFirms(plan));
  const spokesmen = plan.accounts.flatMap(({ represents }) => represents);
  const cast: Casting = {
    plan,
    players,
    calendar,
    spokesmen,
    others: firms.filter((position) => !spokesmen.includes(position)),
  };
  const rules = () => {
    const context = players.administrator();
    setConductRules(context, { ...currentRules(context), recordMonths: 12 });
  };
  return [
    { at: plan.opensAt + 35 * 60_000, run: rules },
    ...actsOfPledges(dice.branch("pledges"), cast),
    ...actsOfCommendations(cast),
    ...COMPLAINTS.flatMap((complaint, number) => actsOfComplaint(complaint, number, cast)),
  ];
}

interface Casting {
  plan: WorldPlan;
  players: Players;
  calendar: Calendar;
  /** Positions of the firms with an account. */
  spokesmen: readonly number[];
  /** Members without an account, in a random order. */
  others: readonly number[];
}

const firmOf = ({ plan }: Casting, position: number) => plan.organisations[position]!.firm;
const codeOf = (cast: Casting, position: number) => firmOf(cast, position).creditCode!;

function actsOfPledges(dice: Dice, cast: Casting): Act[] {
  const { players, calendar, others, spokesmen } = cast;
  return PLEDGES.flatMap(({ titleZh, titleEn, texts, openUntilAgo, signatures, ownAgo }, number): Act[] => {
    const made = { id: 0 };
    const [first, ...later] = texts;
    const create = () => {
      const values = {
        titleZh,
        titleEn,
        openUntil: openUntilAgo === null ? null : calendar.day(openUntilAgo),
        textZh: first.zh,
        textEn: first.en,
        validFrom: calendar.day(first.ago),
      };
      made.id = createPledge(players.staff(0), filled(newPledgeForm, values));
    };
    const renew = later.map(({ zh, en, ago }) =>
      calendar.act(
        ago + 2,
        () =>
          void addPledgeText(
            players.staff(0),
            made.id,
            filled(pledgeTextForm, { textZh: zh, textEn: en, validFrom: calendar.day(ago) }),
          ),
      ),
    );
    const onPaper = signatures.flatMap(({ firms, from, until }) =>
      dice.some(others, firms).map((position) => {
        const ago = dice.integer(until, from);
        const [signatory] = firmOf(cast, position).staff;
        const values = {
          organisation: codeOf(cast, position),
          signatoryName: signatory!.name,
          signatoryDuty: dice.pick(["总经理", "副总经理", "法定代表人"]),
          signedOn: calendar.day(ago),
        };
        const sign = () =>
          void recordPaperSignature(players.staff(position), made.id, filled(paperSignatureForm, values));
        return calendar.act(ago, sign, "15:45");
      }),
    );
    const own = ownAgo.map((ago, index) => {
      const position = spokesmen[index]!;
      const sign = () => {
        const context = players.representative(position);
        if (!context) return;
        const text = textOnDay(context, made.id, dayOfInstant(context.now()))!;
        signPledge(context, made.id, {
          organisationId: players.organisationId(position),
          textId: text.id,
          signatoryName: context.actor.name!,
          signatoryDuty: "副总经理",
          agreed: true,
        });
      };
      return calendar.act(ago, sign, `16:${20 + number}`);
    });
    return [calendar.act(first.ago + 2, create), ...renew, ...onPaper, ...own];
  });
}

function actsOfCommendations(cast: Casting): Act[] {
  const { players, calendar, others, spokesmen } = cast;
  return COMMENDATIONS.flatMap(({ ago, awardedBy, reason, about, consent, published, withdrawn }, number): Act[] => {
    const position = about === "others" ? others.at(-1 - number)! : spokesmen[about]!;
    const made = { id: 0 };
    const staff = () => players.staff(number);
    const version = (context: Context) => findCommendation(context, made.id).version;
    const give = () => {
      const values = { organisation: codeOf(cast, position), day: calendar.day(ago), awardedBy, reason };
      made.id = commend(staff(), filled(commendationForm, values));
    };
    const agree = () => {
      const context = players.representative(position);
      if (context) consentToPublication(context, made.id, version(context));
    };
    const publish = () =>
      publishCommendation(staff(), made.id, {
        version: version(staff()),
        consentBy: firmOf(cast, position).staff[0]!.name,
        consentOn: calendar.day(ago - 3),
      });
    const withdraw = () => withdrawCommendation(staff(), made.id, version(staff()), withdrawn!);
    return [
      calendar.act(ago, give, "11:05"),
      ...(consent ? [calendar.act(ago - 2, agree)] : []),
      ...(published ? [calendar.act(ago - 4, publish)] : []),
      ...(withdrawn === null ? [] : [calendar.act(ago - 9, withdraw)]),
    ];
  });
}

function actsOfComplaint(complaint: PlannedComplaint, number: number, cast: Casting): Act[] {
  const { players, calendar, others, spokesmen } = cast;
  const made = { id: 0 };
  const accused = complaint.about === "others" ? others[2 * number]! : spokesmen[complaint.about]!;
  const complainant = others[2 * number + 1]!;
  const judge = { receiver: () => players.staff(0), other: () => players.staff(1), third: players.administrator };
  const receive = () => {
    const told = {
      aboutName: complaint.vagueName ?? firmOf(cast, accused).legalName,
      confidential: complaint.confidential ? "on" : "",
      subject: complaint.subject,
      text: complaint.text,
      evidence: complaint.evidence,
    };
    const speaker = complaint.lodgedBy === null ? undefined : spokesmen[complaint.lodgedBy];
    const context = speaker === undefined ? undefined : players.representative(speaker);
    if (context && speaker !== undefined) {
      const input = { ...told, confidential: complaint.confidential, organisationId: players.organisationId(speaker) };
      made.id = lodgeComplaint(context, input, `${cast.plan.world}-complaint-${number}`);
      return;
    }
    const values = {
      ...told,
      receivedOn: calendar.day(complaint.ago),
      complainantOrganisation: complaint.anonymous ? null : codeOf(cast, complainant),
      complainantName: complaint.anonymous ? null : firmOf(cast, complainant).staff[0]!.name,
      complainantContact: complaint.anonymous ? null : firmOf(cast, complainant).staff[0]!.phone,
    };
    made.id = receiveComplaint(judge.receiver(), filled(complaintForm, values));
  };
  const take = (
    kind: Exclude<ComplaintStep, "assign">,
    text: string,
    who: keyof typeof judge,
    outcome?: Ruling,
    personName?: string,
  ) => {
    const { version } = findComplaint(players.staff(0), made.id);
    const spokesman = players.representative(accused);
    if (spokesman && (kind === "answer" || kind === "appeal")) {
      answerOwnComplaint(spokesman, made.id, kind, { version, text });
      return;
    }
    const name = kind === "answer" || kind === "appeal" ? firmOf(cast, accused).staff[0]!.name : personName;
    takeComplaintStep(judge[who](), made.id, kind, { version, text, personName: name, outcome });
  };
  return [
    calendar.act(complaint.ago, receive, "14:30"),
    ...complaint.steps.map(({ ago, kind, text, who = "receiver", outcome, personName }) =>
      calendar.act(ago, () => take(kind, text, who, outcome, personName), "16:05"),
    ),
  ];
}
