import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { deleteDraft, findDraft, saveDraft } from "@/lib/inbox/template-drafts";
import { listLibrary } from "@/lib/inbox/template-library";
import { findUploadedFile, pruneFiles } from "@/lib/inbox/uploaded-files";
import { languageDesign, templateDesign } from "@/tests/support/designs";
import { temporaryStore } from "@/tests/support/files";
import { givenAgent, NOON } from "@/tests/support/inbox";
import { WABA_ID } from "@/tests/support/meta-webhook";
import { givenEmptyInbox, givenTemplate } from "@/tests/support/sending";
import { givenFile } from "@/tests/support/sent-files";

const SPRING = { wabaId: WABA_ID, name: "spring_news" };

let noor: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  await givenEmptyInbox();
  await db().$executeRaw`TRUNCATE media_file CASCADE`;
  noor = await givenAgent("Noor", "admin");
});

const save = (revision: number, design = templateDesign()) => saveDraft(noor, SPRING, { design, revision }, NOON);

describe("a draft", () => {
  it("of a name nobody knows is not found, until somebody keeps one", async () => {
    await expect(findDraft(noor, SPRING, NOON)).rejects.toMatchObject({ code: "not_found" });
    const kept = await save(0);

    expect(kept).toMatchObject({
      revision: 1,
      updatedBy: "Noor",
      updatedAt: NOON.toISOString(),
      design: templateDesign(),
      atMeta: [],
    });
    expect(await findDraft(noor, SPRING, NOON)).toEqual(kept);
    expect((await listLibrary(noor)).templates).toMatchObject([
      { name: "spring_news", category: "UTILITY", languages: [], offer: null, draft: { revision: 1, updatedBy: "Noor" } },
    ]);
  });

  it("that somebody else saved since is not overwritten", async () => {
    await save(0);
    await save(1, templateDesign([languageDesign({ body: "Newer {{1}} words of somebody else here." })]));

    for (const revision of [0, 1, 3]) await expect(save(revision)).rejects.toMatchObject({ code: "conflict" });
    expect((await findDraft(noor, SPRING, NOON)).design.languages[0]?.body).toContain("Newer");
    const [first, second] = await Promise.allSettled([save(2), save(2)]);
    expect([first.status, second.status].sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("begins with what Meta has, and where its values come from", async () => {
    await givenTemplate(
      { name: SPRING.name, status: "REJECTED", rejectedReason: "PROMOTIONAL", statusAt: NOON, ttlSeconds: 3600 },
      { sources: { "body.1": "contact_name" } },
    );
    expect(await findDraft(noor, SPRING, NOON)).toMatchObject({
      revision: 0,
      updatedBy: null,
      design: {
        category: "UTILITY",
        ttlSeconds: 3600,
        sources: { "body.1": "contact_name" },
        languages: [{ language: "en", body: "Order {{1}} is ready for you." }],
      },
      atMeta: [{ language: "en", status: "REJECTED", rejectedReason: "PROMOTIONAL", editsInMonth: 0, editsInDay: 0 }],
    });
  });

  it("is for admins, of names that Meta takes, in accounts of ours", async () => {
    const grace = await givenAgent("Grace", "supervisor");
    const input = { design: templateDesign(), revision: 0 };
    await expect(saveDraft(grace, SPRING, input, NOON)).rejects.toMatchObject({ code: "forbidden" });
    await expect(findDraft(grace, SPRING, NOON)).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveDraft(noor, { ...SPRING, name: "Spring News" }, input, NOON)).rejects.toMatchObject({
      code: "invalid_input",
    });
    await expect(saveDraft(noor, { ...SPRING, wabaId: "999" }, input, NOON)).rejects.toMatchObject({ code: "not_found" });
    expect(await db().templateDraft.count()).toBe(0);
    await save(0);
    await expect(deleteDraft(grace, SPRING, NOON)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("keeps its sample files, also for other admins, until it is gone", async () => {
    const fileId = await givenFile(noor.id, { createdAt: new Date("2026-01-01T00:00:00Z") });
    await save(0, templateDesign([languageDesign({ header: { format: "image", sample: { fileId, url: null } } })]));
    const zoe = await givenAgent("Zoe", "admin");
    await pruneFiles(temporaryStore(), NOON);
    expect(await findUploadedFile(zoe, fileId, "file")).toMatchObject({ mimeType: "image/jpeg" });

    await deleteDraft(noor, SPRING, NOON);
    await pruneFiles(temporaryStore(), NOON);
    expect(await db().mediaFile.count()).toBe(0);
  });

  it("with a sample that is no such file, or nobody's, is refused", async () => {
    const pdf = await givenFile(noor.id, { mimeType: "application/pdf" });
    for (const [fileId, code] of [
      [pdf, "invalid_input"],
      [uuidv7(), "not_found"],
    ] as const) {
      const header = { format: "image", sample: { fileId, url: null } } as const;
      await expect(save(0, templateDesign([languageDesign({ header })]))).rejects.toMatchObject({ code });
    }
  });
});
