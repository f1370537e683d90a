import type { MessageKey, MessageParams } from "~/i18n/messages";
import type { Majority } from "./vocabulary";

export interface Votes {
  votesFor: number;
  votesAgainst: number;
  votesAbstained: number;
}

/** Null when the votes can be right, else why not: nobody votes twice, and only who is there votes. */
export function whyNotThoseVotes(votes: Votes, votingThere: number): { key: MessageKey; params: MessageParams } | null {
  const cast = votes.votesFor + votes.votesAgainst + votes.votesAbstained;
  if (cast === votingThere) return null;
  return {
    key: cast > votingThere ? "resolution.problem.tooManyVotes" : "resolution.problem.votesMissing",
    params: { cast, there: votingThere },
  };
}

/**
 * Whether a proposal was adopted. A share is one of all votes that were there: an abstention weighs like a vote against.
 */
export function isAdopted(majority: Majority, { votesFor, votesAgainst, votesAbstained }: Votes): boolean {
  const cast = votesFor + votesAgainst + votesAbstained;
  switch (majority) {
    case "simple":
      return votesFor > votesAgainst;
    case "more_than_half":
      return votesFor * 2 > cast;
    case "two_thirds":
      return cast > 0 && votesFor * 3 >= cast * 2;
  }
}
