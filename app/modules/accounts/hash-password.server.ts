import { hash, verify, type Options } from "@node-rs/argon2";
import { tooMany } from "~/access/rate-limit.server";

/** 64 MiB, three passes: 133 ms on the machine this was measured on. */
const ARGON2ID: Options = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1, outputLen: 32 };
/** So that a flood of sign-ins takes neither the processor nor more than 128 MiB. */
const AT_ONCE = 2;
const LONGEST_QUEUE = 50;

let running = 0;
const waiting: (() => void)[] = [];

/** How many are being hashed or wait for it. */
export function hashLoad(): { running: number; waiting: number } {
  return { running, waiting: waiting.length };
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= LONGEST_QUEUE) throw tooMany(60_000);
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The same password, however it was typed in: a keyboard may send composed or decomposed characters. */
const asTyped = (password: string) => password.normalize("NFC");

/** @throws Refusal too_many when too many wait already */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(asTyped(password), ARGON2ID));
}

let dummy: Promise<string> | undefined;

/** Checks a password; without a hash it takes the same time and is never right, so that nobody learns which accounts exist. */
export async function isPasswordRight(password: string, passwordHash: string | null): Promise<boolean> {
  if (passwordHash !== null) return inTurn(() => verify(passwordHash, asTyped(password)));
  dummy ??= hash("no account has this password", ARGON2ID);
  const against = await dummy;
  await inTurn(() => verify(against, asTyped(password)));
  return false;
}
