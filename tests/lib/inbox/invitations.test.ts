import { beforeEach, describe, expect, it } from "vitest";
import { signIn } from "@/lib/auth/session";
import { db } from "@/lib/db";
import { deactivatePerson } from "@/lib/inbox/deactivation";
import {
  acceptInvitation,
  findInvitation,
  invite,
  listInvitations,
  renewInvitation,
  revokeInvitation,
} from "@/lib/inbox/invitations";
import { createTeam } from "@/lib/inbox/teams";
import { givenAgent, NOON } from "@/tests/support/inbox";

const SARA = { email: "sara@ribeira.example", role: "agent", teamIds: [] as string[] } as const;
const PERSON = { name: "Sara Lund", password: "a tram up the hill" };
const DAY_MS = 86_400_000;
const later = (days: number) => new Date(NOON.getTime() + days * DAY_MS);

let noor: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  await db().invitation.deleteMany();
  await db().agent.deleteMany();
  await db().team.deleteMany();
  noor = await givenAgent("Noor", "admin");
});

describe("an invitation", () => {
  it("lets somebody in once, into the role and the teams that were chosen, with a password of their own", async () => {
    const team = await createTeam(noor, { name: "Store desk", memberIds: [], numberIds: [] }, NOON);
    const { invitation, secret } = await invite(noor, { ...SARA, role: "supervisor", teamIds: [team.id] }, NOON);
    expect(invitation).toMatchObject({ teams: [{ name: "Store desk" }], invitedBy: "Noor", expiresAt: later(7).toISOString() });
    expect(await findInvitation(secret, later(6))).toEqual({ email: SARA.email, invitedBy: "Noor" });

    const sara = await acceptInvitation({ token: secret, ...PERSON }, later(6));
    expect(sara).toMatchObject({ name: "Sara Lund", email: SARA.email, role: "supervisor" });
    expect(await db().teamMember.findMany()).toEqual([{ teamId: team.id, agentId: sara.id }]);
    expect(await signIn({ email: SARA.email, password: PERSON.password }, "203.0.113.9")).toMatchObject({
      isSecondStepDue: false,
    });
    await expect(acceptInvitation({ token: secret, ...PERSON }, later(6))).rejects.toMatchObject({ code: "forbidden" });
    expect(await listInvitations(noor)).toEqual([]);
  });

  it("lets one in of two who come at once", async () => {
    const { secret } = await invite(noor, SARA, NOON);
    const both = await Promise.allSettled([1, 2].map(() => acceptInvitation({ token: secret, ...PERSON }, NOON)));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db().agent.count({ where: { email: SARA.email } })).toBe(1);
  });

  it("keeps its secret nowhere", async () => {
    const { secret } = await invite(noor, SARA, NOON);
    const stored = JSON.stringify([await db().invitation.findMany(), await db().auditEntry.findMany()]);
    expect(stored).not.toContain(secret);
  });

  it("runs out after seven days, and a new link ends the old one", async () => {
    const first = await invite(noor, SARA, NOON);
    await expect(acceptInvitation({ token: first.secret, ...PERSON }, later(7))).rejects.toMatchObject({ code: "forbidden" });
    const second = await renewInvitation(noor, first.invitation.id, later(8));
    expect(await findInvitation(first.secret, later(8))).toBeNull();
    expect(await acceptInvitation({ token: second.secret, ...PERSON }, later(14))).toMatchObject({ email: SARA.email });
  });

  it("stops working when it is withdrawn, or when the same address is invited again", async () => {
    const first = await invite(noor, SARA, NOON);
    const second = await invite(noor, SARA, NOON);
    expect(await listInvitations(noor)).toHaveLength(1);
    await revokeInvitation(noor, second.invitation.id, NOON);
    for (const { secret } of [first, second]) {
      await expect(acceptInvitation({ token: secret, ...PERSON }, NOON)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(revokeInvitation(noor, second.invitation.id, NOON)).rejects.toMatchObject({ code: "not_found" });
  });

  it("stops working when whoever gave the link is deactivated", async () => {
    const grace = await givenAgent("Grace", "admin");
    const { invitation } = await invite(noor, SARA, NOON);
    const { secret } = await renewInvitation(grace, invitation.id, NOON);
    await deactivatePerson(noor, grace.id, null, NOON);
    await expect(acceptInvitation({ token: secret, ...PERSON }, NOON)).rejects.toMatchObject({ code: "forbidden" });
    expect(await listInvitations(noor)).toEqual([]);
  });

  it("is refused for an address that somebody has, deactivated or not, and to whoever is no admin", async () => {
    const ada = await givenAgent("Ada");
    await expect(invite(noor, { ...SARA, email: ada.email }, NOON)).rejects.toMatchObject({ code: "conflict" });
    await db().agent.update({ where: { id: ada.id }, data: { deactivatedAt: NOON } });
    await expect(invite(noor, { ...SARA, email: ada.email }, NOON)).rejects.toMatchObject({ code: "conflict" });
    const grace = await givenAgent("Grace", "supervisor");
    await expect(invite(grace, SARA, NOON)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listInvitations(grace)).rejects.toMatchObject({ code: "forbidden" });
  });
});
