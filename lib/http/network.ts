import { BlockList, isIP, isIPv6 } from "node:net";

/** Addresses that only proxies and neighbours have: loopback, private and link-local ranges. */
const LOCAL = new BlockList();
LOCAL.addSubnet("127.0.0.0", 8);
LOCAL.addSubnet("10.0.0.0", 8);
LOCAL.addSubnet("172.16.0.0", 12);
LOCAL.addSubnet("192.168.0.0", 16);
LOCAL.addSubnet("169.254.0.0", 16);
LOCAL.addSubnet("100.64.0.0", 10);
LOCAL.addAddress("::1", "ipv6");
LOCAL.addSubnet("fc00::", 7, "ipv6");
LOCAL.addSubnet("fe80::", 10, "ipv6");

const UNKNOWN = "unknown";

/**
 * The network a request came from, to count failed sign-ins by: an IPv4 address, or an IPv6 prefix of 64 bits, which is what
 * one subscriber gets. Every proxy appends whom it heard to `x-forwarded-for`, so the last public address is the nearest one
 * that the client could not make up; among local addresses only, the first is the best there is.
 */
export function networkOf(headers: Headers): string {
  const addresses = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map(plainAddress)
    .filter((address) => isIP(address));
  const address = addresses.findLast((candidate) => !isLocal(candidate)) ?? addresses[0];
  if (address === undefined) return UNKNOWN;
  return isIPv6(address) ? prefix64(address) : address;
}

function isLocal(address: string): boolean {
  return LOCAL.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

/** Without a port, brackets, a zone, or the IPv6 coat of an IPv4 address. */
function plainAddress(text: string): string {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/%.*$/, "");
  const withoutPort = /^[\d.]+:\d+$/.test(bare) ? bare.replace(/:\d+$/, "") : bare;
  return withoutPort.replace(/^::ffff:(?=[\d.]+$)/i, "");
}

function prefix64(address: string): string {
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [head = "", tail] = canonical.split("::");
  const groups = head === "" ? [] : head.split(":");
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === "" ? 0 : tail.split(":").length);
  const all = [...groups, ...Array<string>(missing).fill("0"), ...(tail ? tail.split(":") : [])];
  return `${all.slice(0, 4).join(":")}::/64`;
}
