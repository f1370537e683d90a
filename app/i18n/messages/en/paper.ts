/** What a report says on paper; composed on the server. */
export const paper = {
  "figure.events_held.rule":
    "Events whose first day is in the period and that were published, not cancelled and are over; an event of several promoters counts once.",
  "figure.conferences_held.rule":
    "Events held of the type “conference, forum or seminar” whose first day is in the period; shared events count once.",
  "figure.lectures_held.rule":
    "Events held of the type “expert lecture” whose first day is in the period; shared events count once.",
  "figure.policy_services.rule":
    "Events held of the type “policy service” whose first day is in the period; shared events count once.",
  "figure.exhibitions_joined.rule": "Events held of the type “joint exhibition”; counted per fair, not per stand.",
  "figure.attendance.rule":
    "Person-times at the venue of the events held: for each day the counted number where there is one, else the number of sign-ins, never both; all days of an event belong to the period of its first day; online is counted apart.",
  "figure.online_attendance.rule":
    "Person-times online of the events held, counted like attendance and not part of it.",
  "figure.outcomes_declared.rule":
    "Outcomes of events dated in the period and not given up; an outcome counts in the period of its own day, not of its event.",
  "figure.outcomes_value.rule":
    "The sum of the known values of these outcomes, in fen; unknown ones are left out and counted apart.",
  "figure.outcomes_valued.rule": "Those of these outcomes whose value is known.",
  "figure.outcomes_unvalued.rule": "Those of these outcomes whose value nobody knows.",
  "figure.event_cost.rule":
    "The actual cost, in fen, of events held of which at least one line was written down; events without any are left out.",
  "figure.events_costed.rule": "Events held of whose actual cost at least one line was written down.",
  "figure.firms_at_costed.rule":
    "Firms signed in, or with a confirmed place on a joint stand, at these events of known cost, each once; the cost per firm divides by them.",
  "report.costPerFirm": "Cost per firm",
  "report.unit.yuanPerFirm": "yuan/firm",
  "figure.satisfaction_points.rule":
    "The sum of what each answer to the surveys of events held says of satisfaction, from 1 to 5; an anonymous survey counts once it is closed and has 5 answers.",
  "figure.satisfaction_answers.rule": "The answers to these surveys; satisfaction is the sum of points over them.",
  "report.satisfaction": "Satisfaction (mean)",
  "report.unit.pointsOfFive": "of 5 points",
  "report.heading.results": "Results",
  "report.table.results": "Results of the activities",
  "report.note.results":
    "Only known values are added up, and where none is known there is none; outcomes of unknown value are counted apart.",
  "report.unit.yuan": "yuan",
  "figure.members_at_end.rule":
    "Organisations whose membership status on the last day of the period counts as a member by the status rules in force on that day; the first and the last day of a membership both belong to it. Suspended and expired memberships do not count under the usual rules. Archived organisations are left out.",
  "figure.members_joined.rule":
    "Organisations with a membership whose first day is in the period. Coming back from a suspension, renewing late and changing class begin no membership; who left and came back within the period is not counted.",
  "figure.members_left.rule":
    "Organisations whose last day as a member is in the period; where it is the last day of the period, the organisation is among the members at the end too. Who came back within the period is not counted.",
  "figure.members_reclassified.rule":
    "Members whose class became another one in the period. The class with which a membership begins is no change; whoever changed several times in the period counts once.",
  "figure.members_lapsed.rule":
    "Organisations that counted as members the day before the period, no longer do so at its end and have not left: suspended, for example, or not renewed.",
  "figure.members_resumed.rule":
    "Organisations that did not count as members the day before the period, do so at its end and have not newly joined: back from a suspension, for example, or renewed late.",
  "figure.benefited_firms.rule":
    "Organisations of which at least one person was signed in, on the spot or online, at an event held in the period, or that had a confirmed place on a joint stand there. Each is on file once by its credit code and is counted once across events and promoters. Where people were only counted, their firms are not known and not included.",
  "figure.first_time_firms.rule":
    "Firms served in the period that were neither signed in nor on a joint stand in any earlier period.",
  "report.column.unit": "Unit",
  "report.column.definition": "Version",
  "report.column.rule": "Counting rule",
  "report.column.value.quarter": "This quarter",
  "report.column.previous.quarter": "Last quarter",
  "report.column.lastYear.quarter": "A year ago",
  "report.column.value.year": "This year",
  "report.column.previous.year": "Last year",
  "report.column.lastYear.year": "Last year",
  "report.column.planDone": "Done",
  "report.column.class": "Class",
  "report.column.members": "Members",
  "report.column.share": "Share",
  "report.column.function": "Promoter function",
  "report.column.activity": "Kind of network activity",
  "report.column.type": "Type",
  "report.column.promoter": "Run by",
  "report.column.firms": "Firms",
  "report.column.personTimes": "Person-times",
  "report.column.online": "Online",
  "report.column.date": "Date",
  "report.column.event": "Event",
  "report.column.place": "Place",
  "report.column.number": "Number",
  "report.column.meaning": "What it means",
  "report.heading.memberChange": "Members and changes",
  "report.heading.memberMix": "Member mix",
  "report.heading.byFunction": "By promoter function",
  "report.heading.byActivity": "By kind of network activity",
  "report.heading.byType": "By type of event",
  "report.heading.byPromoter": "By promoter",
  "report.heading.events": "List of events",
  "report.heading.rules": "Counting rules",
  "report.heading.quality": "Data quality",
  "report.heading.restatements": "Restatements",
  "report.table.keyFigures": "Key figures and comparisons",
  "report.table.memberChange": "Members and changes",
  "report.table.memberMix": "Member mix at the end of the period",
  "report.table.eventsBy": "Events held, by {by}",
  "report.table.byType": "Events held, by type",
  "report.table.byPromoter": "Events held, by promoter",
  "report.table.events": "Events held",
  "report.table.rules": "Figures and their definitions",
  "report.table.quality": "Data quality",
  "report.table.restatements": "Restated after the freeze",
  "report.text.keyFigures":
    "Conferences, forums and seminars held: {conferences_held}; expert lectures: {lectures_held}; policy services: {policy_services}; exhibitions joined with firms: {exhibitions_joined}; firms served: {benefited_firms}; person-times on the spot: {attendance}.",
  "report.text.members":
    "Members at the end of the period: {members_at_end}; joined: {members_joined}; left: {members_left}; changed class: {members_reclassified}.",
  "report.text.activities":
    "Events of all kinds: {events_held}. Firms served, each counted once by its credit code across promoters: {benefited_firms}, of them for the first time: {first_time_firms}. Person-times on the spot: {attendance}; online: {online_attendance}.",
  "report.text.activitiesOfOne":
    "Events run or co-hosted: {events_held}. Firms served, each counted once by its credit code: {benefited_firms}. Person-times on the spot: {attendance}; online: {online_attendance}.",
  "report.note.comparison.quarter":
    "Changes are against last quarter and the same quarter a year ago. “n/a” means that the system has no records of that period or that there is no plan; “base is 0” that no rate can be given. Distinct firms and person-times are counted differently and are never added.",
  "report.note.comparison.year":
    "The change is against last year. “n/a” means that the system has no records of that year or that there is no plan; “base is 0” that no rate can be given. Distinct firms and person-times are counted differently and are never added.",
  "report.note.memberChange":
    "Whoever left on the last day of the period is among the members at its end too, so the changes need not sum to the members.",
  "report.note.memberMix": "Each organisation is in one class only; the four classes sum to the members at the end.",
  "report.note.firmsOnce":
    "Firms are distinct: a firm that attended several types counts once in the total, so the rows may sum to more.",
  "report.note.coHosted":
    "An event counts once for each promoter that ran or co-hosted it and once for the cluster; so do firms. The rows may sum to more than the total, which is not their sum.",
  "report.note.counting":
    "An event with all its person-times belongs to the period of its first day. Person-times are counted day by day: the number recorded for a day where there is one, else the sign-ins; the two are never added. Online and on-the-spot are separate. Cancelled events are not counted. Published totals such as “over 120” are lower bounds; the figures here are exact counts of records.",
  "report.quality.withoutAttendance": "Events without sign-ins and without a recorded number",
  "report.quality.withoutAttendance.means": "Counted as events; person-times are 0 and firms unknown.",
  "report.quality.withoutAttendance.list": "Events without any record of attendance: {events}.",
  "report.quality.withoutFirm": "Sign-ins whose organisation is not known",
  "report.quality.withoutFirm.means": "In the person-times, not in the firms served.",
  "report.quality.countedOnly": "Person-times that were counted, not signed in",
  "report.quality.countedOnly.means": "In the person-times; their firms are unknown.",
  "report.quality.signIns": "Person-times signed in one by one",
  "report.quality.signIns.means": "The firms served come from these.",
  "report.heading.recognitions": "Recognitions",
  "report.table.recognitions": "Recognitions by type",
  "report.column.recognition": "Recognition",
  "report.column.recognitionsHeld": "Held at the end",
  "report.column.recognitionsGained": "Gained",
  "report.column.recognitionsExpiring": "Ended",
  "report.column.recognitionsLapsed": "Lapsed",
  "report.column.recognitionsHeldBefore": "Held at the end of the period before",
  "report.note.recognitions":
    "An organisation that holds several counts with each. Types with none in this period and the one before are left out. “Ended” goes by the last day of the term, “lapsed” by the first day without it and includes those withdrawn; the two are never added.",
  "report.note.conductOfHub": "Pledges and complaints are those of the whole cluster: see the report of the hub.",
  "report.text.governance":
    "{meetings_held} meetings were held, of which {council_meetings_held} of the council ({council_meetings_planned} planned); {resolutions_decided} resolutions were adopted and {resolutions_implemented} carried out, and {resolutions_overdue} were overdue at the end of the period.",
  "report.table.governance": "Meetings and resolutions",
  "report.heading.stages": "Firms that moved up",
  "report.table.stages": "Steps up the ladder",
  "report.column.step": "Step",
} as const;
