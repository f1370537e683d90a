const DAY = 86_400_000;
const HIGHEST_SERIAL = 2_958_465;

/** Excel's day count. Its 1900 calendar contains 29 February 1900, which never was; the 1904 calendar starts at 0. */
export function dayOfSerial(serial: number, from1904 = false): string | undefined {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < 0 || whole > HIGHEST_SERIAL) return undefined;
  if (from1904) return isoDay(Date.UTC(1904, 0, 1) + whole * DAY);
  if (whole === 0 || whole === 60) return undefined;
  return isoDay(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * DAY);
}

export function serialOfDay(day: string): number | undefined {
  if (!isRealDay(day)) return undefined;
  const serial = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY);
  return serial > 60 && serial <= HIGHEST_SERIAL ? serial : undefined;
}

/** HH:MM:SS of the fraction, and whether rounding to a second reached the next day. */
export function timeOfSerial(serial: number): { time: string; nextDay: boolean } {
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  const nextDay = seconds === 86_400;
  const rest = nextDay ? 0 : seconds;
  const two = (value: number) => String(value).padStart(2, "0");
  const time = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  return { time, nextDay };
}

export function isRealDay(day: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return false;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const check = new Date(Date.UTC(2000, month - 1, date));
  check.setUTCFullYear(year, month - 1, date);
  return check.getUTCFullYear() === year && check.getUTCMonth() === month - 1 && check.getUTCDate() === date;
}

function isoDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
