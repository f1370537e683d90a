import { isIP } from "node:net";
import type { MessageKey } from "~/i18n/messages";
import { isPublicAddress } from "./public-address";

/** Names that mean a machine of the own network wherever they are asked. */
const OWN_NETWORK = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa)$/;

/**
 * Why nothing would ever be sent to an address, as far as its words say; what a name stands for is looked at again before each message.
 * @param allowInternal only while developing on one's own machine
 */
export function addressProblem(address: string, { allowInternal = false } = {}): MessageKey | null {
  if (allowInternal) return null;
  const url = new URL(address);
  if (url.protocol !== "https:") return "webhook.problem.notHttps";
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const isOwn = isIP(host) ? !isPublicAddress(host) : !host.includes(".") || OWN_NETWORK.test(host);
  return isOwn ? "webhook.problem.internal" : null;
}
