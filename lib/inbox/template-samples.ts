import type { TemplateSample } from "@/lib/contract/template-design";
import { db } from "@/lib/db";
import { probeFile } from "@/lib/media/probe";
import { withSpooled } from "@/lib/media/spool";
import type { WhatsAppClient } from "@/lib/whatsapp/client";
import { MediaTooLargeError } from "@/lib/whatsapp/media-download";
import type { Refusal } from "@/lib/whatsapp/outcome";
import type { SendingContext } from "./sending-context";
import type { AccountNumber } from "./template-account";

/** Meta's handle of a sample, or why there is none; file-missing: it is not here, or not at Meta, any more. */
export type GivenSample = { kind: "uploaded"; handle: string } | { kind: "file-missing" } | Refusal;

/** Of a file that came without a name. */
const NAMELESS = "sample";

/**
 * Gives Meta a sample file, as a resumable upload to the app of the number's keys. Meta takes no address of its own for a sample:
 * what it has from before is fetched there and given anew. Never throws for what the network or Meta does.
 */
export async function giveSample(
  { fileId, url }: TemplateSample,
  number: AccountNumber,
  context: SendingContext,
): Promise<GivenSample> {
  const client = await context.clientFor(number);
  const app = number.appId === null ? await client.readApp() : ({ kind: "found", id: number.appId } as const);
  if (app.kind !== "found") return app;
  if (fileId !== null) return giveStored(fileId, app.id, client, context);
  return url === null ? { kind: "file-missing" } : giveAgain(url, app.id, client);
}

async function giveStored(fileId: string, appId: string, client: WhatsAppClient, context: SendingContext): Promise<GivenSample> {
  const file = await db().mediaFile.findUnique({
    where: { id: fileId },
    select: { storageKey: true, byteSize: true, mimeType: true, fileName: true },
  });
  const content = file && (await context.storage.get(file.storageKey));
  if (!content) return { kind: "file-missing" };
  const { byteSize: sizeBytes, mimeType, fileName } = file;
  const outcome = await client.uploadSample(appId, { content, sizeBytes, mimeType, fileName: fileName ?? NAMELESS });
  content.destroy();
  return outcome;
}

async function giveAgain(url: string, appId: string, client: WhatsAppClient): Promise<GivenSample> {
  const download = await client.downloadMedia(url);
  if (download.kind === "not-sent" || download.kind === "uncertain") return { kind: "not-sent", reason: download.reason };
  if (download.kind !== "downloading") return { kind: "file-missing" };
  try {
    return await withSpooled(download.content, async (file) => {
      const { mimeType } = await probeFile(file.path, null);
      const content = file.read();
      const outcome = await client.uploadSample(appId, { content, sizeBytes: file.sizeBytes, mimeType, fileName: NAMELESS });
      content.destroy();
      return outcome;
    });
  } catch (error) {
    // The connection broke, or the file is larger than any sample of Meta's.
    if (error instanceof MediaTooLargeError || error instanceof TypeError) return { kind: "file-missing" };
    throw error;
  }
}
