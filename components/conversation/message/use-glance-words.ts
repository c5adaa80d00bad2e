import { useTranslations } from "next-intl";
import { formatDuration } from "@/components/media/duration";
import type { MediaGlance } from "@/lib/contract/attachment";
import { visibleName } from "@/lib/contract/visible-text";
import { useKindName } from "./kind-name";
import { plainText } from "./plain-text";

/** A message as far as one line tells of it. */
export type Glanced = { type: string | null; text: string | null; media?: MediaGlance | null | undefined };

/** A message in one line: its words without marks, else a file's name, else what it is: "Photo", "Voice message 0:14". */
export function useGlanceWords(): (glanced: Glanced) => string {
  const kindName = useKindName();
  const t = useTranslations("conversation");
  return ({ type, text, media }) => {
    const words = text && visibleName(plainText(text));
    if (words) return words;
    if (type === "text") return t("emptyText");
    if (type === "document" && media?.fileName) return media.fileName;
    const kind = kindName(glanceKind({ type, media }));
    return media?.durationMs ? `${kind} ${formatDuration(media.durationMs)}` : kind;
  };
}

/** What kind of message one line is about. WhatsApp calls voice messages audio. */
export function glanceKind({ type, media }: Pick<Glanced, "type" | "media">): string {
  return media?.isVoice ? "voice" : (type ?? "unsupported");
}
