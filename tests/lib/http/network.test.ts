import { expect, test } from "vitest";
import { networkOf } from "@/lib/http/network";

const from = (forwarded: string) => networkOf(new Headers({ "x-forwarded-for": forwarded }));

test.each([
  ["203.0.113.9", "203.0.113.9", "a client that comes directly"],
  ["203.0.113.9, 10.0.0.2", "203.0.113.9", "a client behind a proxy of ours"],
  ["6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9", "a client that made up an address"],
  ["192.168.1.7, 127.0.0.1", "192.168.1.7", "a neighbour behind a proxy"],
  ["203.0.113.9:51234", "203.0.113.9", "an address with its port"],
  ["::ffff:203.0.113.9", "203.0.113.9", "IPv4 in IPv6's coat"],
  ["2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64", "an IPv6 subscriber"],
  ["2001:DB8:1:2::1", "2001:db8:1:2::/64", "the same subscriber's other device"],
  ["[2001:db8::5]:443", "2001:db8:0:0::/64", "an IPv6 address in brackets"],
  ["2001:db8:1:2::9, fd00::1", "2001:db8:1:2::/64", "an IPv6 client behind a proxy of ours"],
])("%s counts as %s: %s", (forwarded, network) => {
  expect(from(forwarded)).toBe(network);
});

test("what is no address counts as one unknown network", () => {
  expect(networkOf(new Headers())).toBe("unknown");
  expect(from("_hidden, unknown")).toBe("unknown");
});
