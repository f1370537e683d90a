import { expect, it } from "vitest";
import { isPublicAddress } from "./public-address";

it.each(["1.1.1.1", "101.6.6.6", "223.5.5.5", "172.32.0.1", "100.128.0.1", "2400:3200::1", "2606:4700::1111"])(
  "%s is an address of the world",
  (address) => expect(isPublicAddress(address)).toBe(true),
);

it.each([
  ...["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.9.9.9", "169.254.169.254", "172.16.0.1", "172.31.255.255"],
  ...["192.168.1.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "255.255.255.255"],
  ...["::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:7f00:1", "64:ff9b::7f00:1", "2002:7f00:1::"],
  ...["fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "2001::1"],
  ...["localhost", "", "0x7f000001", "127.1", "2130706433"],
])("%s is never sent to", (address) => expect(isPublicAddress(address)).toBe(false));
