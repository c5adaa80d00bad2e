import type { FileView } from "@/lib/contract/attachment";
import type { InteractiveDraft } from "./draft";

/** What is known of the files that a draft shows. */
export function filesOfDraft({ headerFile, cards }: InteractiveDraft): FileView[] {
  return [headerFile, ...cards.map(({ file }) => file)].flatMap((file) => (file?.view ? [file.view] : []));
}
