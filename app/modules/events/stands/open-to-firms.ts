export interface StandToJoin {
  joinUntil: string | null;
  event: { startDay: string; publishedAt: number | null; cancelledAt: number | null };
}

/** Whether firms ask for a place, change what they show and give the place back by themselves: until the day the promoter named, and never after it began. */
export function isOpenToFirms({ joinUntil, event }: StandToJoin, today: string): boolean {
  return (
    event.publishedAt !== null &&
    event.cancelledAt === null &&
    joinUntil !== null &&
    today <= joinUntil &&
    today <= event.startDay
  );
}
