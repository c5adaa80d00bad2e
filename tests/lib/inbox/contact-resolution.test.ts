import { expect, test } from "vitest";
import { ContactResolver } from "@/lib/inbox/contact-resolution";
import { NOON } from "@/tests/support/inbox";

const PHONE = "351900000001";

function seen(userId: string) {
  return { phone: PHONE, userId, profileName: null, username: null, waId: PHONE, happenedAt: NOON, creates: true };
}

test.each([
  ["PT.4", "PT.5"],
  ["PT.5", "PT.4"],
])("of two people seen with one phone in one second it is the same one's, %s first or %s", (first, second) => {
  const resolver = new ContactResolver([], []);
  resolver.see(seen(first));
  resolver.see(seen(second));
  const facts = (userId: string) => resolver.facts(resolver.contactOf({ userId, phone: null }) ?? "");
  expect(facts("PT.5").waId).toBe(PHONE);
  expect(facts("PT.4").waId).toBeNull();
  expect(resolver.contactOf({ userId: null, phone: PHONE })).toBe(facts("PT.5").id);
});
