import { createHash, randomBytes } from "node:crypto";

export interface ApplicationToken {
  /** Goes into the link of the mail and nowhere else. */
  token: string;
  /** What the database keeps. */
  hash: string;
}

/** Made before the transaction that stores its hash. */
export function newApplicationToken(): ApplicationToken {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashOfApplicationToken(token) };
}

export function hashOfApplicationToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
