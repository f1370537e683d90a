import type { EventType, NetworkActivity, PromoterFunction } from "./vocabulary";

/** What an event of a type usually is; the form proposes it and staff may choose otherwise. */
export const USUAL_CLASSIFICATION: Record<
  EventType,
  { promoterFunction: PromoterFunction; networkActivity: NetworkActivity }
> = {
  conference_forum: { promoterFunction: "communication", networkActivity: "ZZ01" },
  lecture: { promoterFunction: "communication", networkActivity: "ZZ05" },
  policy_service: { promoterFunction: "coordination", networkActivity: "ZZ09" },
  exhibition: { promoterFunction: "communication", networkActivity: "ZZ04" },
  matchmaking: { promoterFunction: "communication", networkActivity: "ZZ04" },
  training: { promoterFunction: "coordination", networkActivity: "ZZ05" },
  visit: { promoterFunction: "coordination", networkActivity: "ZZ01" },
  salon: { promoterFunction: "communication", networkActivity: "ZZ01" },
  other: { promoterFunction: "communication", networkActivity: "ZZ01" },
};
