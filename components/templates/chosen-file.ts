import { attachmentsOf } from "@/lib/client/reply-parts";
import type { FileView } from "@/lib/contract/attachment";
import type { TemplateFileSlot } from "@/lib/contract/template";
import type { ChosenFile } from "./extras-draft";

/** A file of ours as it stands in a template. */
export function toChosen(kind: TemplateFileSlot["kind"], file: FileView): ChosenFile {
  const [attachment] = attachmentsOf({ kind: "media", file, as: kind, isVoice: false, caption: "" });
  if (!attachment) throw new Error("A file without its attachment.");
  return { fileId: file.id, attachment };
}
