import { defineFigure } from "~/figures/define-figure";
import { organisationList } from "~/modules/organisations/organisation-list";
import { daysOfPeriod } from "~/values/period";

/** What happened in a period happened, whatever became of the organisation since. */
const ARCHIVED_TOO = { archived: ["yes", "no"] };

/** Figures about organisations; a firm counts once in a period, however often it took part. Those about events are defined with the events. */
export const membersAtEnd = defineFigure({
  id: "members_at_end",
  version: 2,
  name: "figure.members_at_end",
  unit: "figure.unit.organisations",
  rule: "figure.members_at_end.rule",
  list: organisationList,
  filters: (period) => ({ memberOn: daysOfPeriod(period).lastDay }),
  measure: null,
});
export const membersJoined = defineFigure({
  id: "members_joined",
  version: 2,
  name: "figure.members_joined",
  unit: "figure.unit.organisations",
  rule: "figure.members_joined.rule",
  list: organisationList,
  filters: (period) => ({ joinedIn: period, ...ARCHIVED_TOO }),
  measure: null,
});
export const membersLeft = defineFigure({
  id: "members_left",
  version: 2,
  name: "figure.members_left",
  unit: "figure.unit.organisations",
  rule: "figure.members_left.rule",
  list: organisationList,
  filters: (period) => ({ leftIn: period, ...ARCHIVED_TOO }),
  measure: null,
});
export const membersReclassified = defineFigure({
  id: "members_reclassified",
  version: 1,
  name: "figure.members_reclassified",
  unit: "figure.unit.organisations",
  rule: "figure.members_reclassified.rule",
  list: organisationList,
  filters: (period) => ({ classChangedIn: period, ...ARCHIVED_TOO }),
  measure: null,
});
export const membersLapsed = defineFigure({
  id: "members_lapsed",
  version: 1,
  name: "figure.members_lapsed",
  unit: "figure.unit.organisations",
  rule: "figure.members_lapsed.rule",
  list: organisationList,
  filters: (period) => ({ lapsedIn: period, ...ARCHIVED_TOO }),
  measure: null,
});
export const membersResumed = defineFigure({
  id: "members_resumed",
  version: 1,
  name: "figure.members_resumed",
  unit: "figure.unit.organisations",
  rule: "figure.members_resumed.rule",
  list: organisationList,
  filters: (period) => ({ resumedIn: period, ...ARCHIVED_TOO }),
  measure: null,
});

/** What changed among the members; none of it twice for one organisation. */
export const MEMBER_CHANGES = [membersJoined, membersLeft, membersLapsed, membersResumed, membersReclassified] as const;
export const benefitedFirms = defineFigure({
  id: "benefited_firms",
  version: 2,
  name: "figure.benefited_firms",
  unit: "figure.unit.firms",
  rule: "figure.benefited_firms.rule",
  list: organisationList,
  filters: (period) => ({ servedIn: period, ...ARCHIVED_TOO }),
  measure: null,
});
/** The firms over which the known cost of events is divided; each once, whatever it came to. */
export const firmsAtCosted = defineFigure({
  id: "firms_at_costed",
  version: 2,
  name: "figure.firms_at_costed",
  unit: "figure.unit.firms",
  rule: "figure.firms_at_costed.rule",
  list: organisationList,
  filters: (period) => ({ servedIn: period, servedCosted: "yes", ...ARCHIVED_TOO }),
  measure: null,
});
export const firstTimeFirms = defineFigure({
  id: "first_time_firms",
  version: 2,
  name: "figure.first_time_firms",
  unit: "figure.unit.firms",
  rule: "figure.first_time_firms.rule",
  list: organisationList,
  filters: (period) => ({ firstServedIn: period, ...ARCHIVED_TOO }),
  measure: null,
});
