import { expect, it } from "vitest";
import { mailFault } from "./mail-fault";

it.each<[Record<string, unknown>, string]>([
  [{ code: "EDNS", message: "getaddrinfo ENOTFOUND mail.example" }, "mailFault.name"],
  [{ code: "ESOCKET", message: "connect ECONNREFUSED 127.0.0.1:1" }, "mailFault.refused"],
  [{ code: "EAUTH", responseCode: 535, message: "Invalid login: 535 no" }, "mailFault.authentication"],
  [{ code: "ESOCKET", message: "self-signed certificate" }, "mailFault.tls"],
  [{ code: "ESOCKET", message: "0A00010B:SSL routines::wrong version number" }, "mailFault.tls"],
  [{ code: "ETIMEDOUT", message: "Connection timeout" }, "mailFault.silence"],
  [{ code: "ESOCKET", message: "connect EHOSTUNREACH 10.0.0.1:25" }, "mailFault.network"],
  [{ code: "EENVELOPE", responseCode: 550, message: "550 relay denied" }, "mailFault.rejected"],
  [{ message: "something else" }, "mailFault.other"],
])("%j is told as %s", (error, key) => {
  expect(mailFault(error)).toBe(key);
});
