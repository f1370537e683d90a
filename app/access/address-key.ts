import { isIPv4, isIPv6 } from "node:net";

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const text = dotted
    ? `${dotted[1]}${((Number(dotted[2]) << 8) | Number(dotted[3])).toString(16)}:${((Number(dotted[4]) << 8) | Number(dotted[5])).toString(16)}`
    : address;
  const [head = "", tail] = text.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const middle = tail === undefined ? [] : Array<string>(8 - before.length - after.length).fill("0");
  return [...before, ...middle, ...after].map((group) => parseInt(group, 16));
}

/**
 * Whom a limit counts as one caller: an IPv4 address, or the /56 of an IPv6 address, which is what one connection is given.
 * An IPv4 address written as IPv6 (`::ffff:203.0.113.7`) is the same caller.
 */
export function addressKey(address: string): string {
  const plain = address.replace(/%.*$/, "").toLowerCase();
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return "unknown";
  const groups = groupsOf(plain);
  const [, , , fourth = 0, , mapped = 0, high = 0, low = 0] = groups;
  const embedded = groups.slice(0, 5).every((group) => group === 0) && mapped === 0xffff;
  if (embedded) return [high >> 8, high & 255, low >> 8, low & 255].join(".");
  return `${[...groups.slice(0, 3), fourth & 0xff00].map((group) => group.toString(16)).join(":")}::/56`;
}
