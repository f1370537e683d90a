/** The days of an event in a narrow cell: broken between them, never within one. */
export function EventDays({ startDay, endDay }: { startDay: string; endDay: string }) {
  const first = <span className="whitespace-nowrap">{startDay}</span>;
  if (startDay === endDay) return first;
  return (
    <>
      {first} <span className="whitespace-nowrap">– {endDay}</span>
    </>
  );
}
