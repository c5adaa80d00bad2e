import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AttachmentView } from "@/lib/contract/attachment";
import { DocumentIcon } from "./document-icon";
import { downloadUrl } from "./download-url";
import { formatDuration } from "./duration";
import { extensionOf } from "./file-extension";
import { typeName } from "./file-type";
import { useFileSize } from "./use-file-size";

/** A file by its name, kind and size, which downloads it; words alone while it is not here. */
export function DocumentLine({ attachment, tabIndex }: { attachment: AttachmentView; tabIndex: 0 | -1 }) {
  const t = useTranslations("media");
  const { kind, isVoice, fileName, claimedType, file, url, state } = attachment;
  const name = fileName ?? nameless();
  const words = (
    <>
      <span className="grid size-9 shrink-0 place-items-center rounded-md bg-(--bubble-quote) text-(--bubble-meta)">
        <DocumentIcon fileName={fileName} mimeType={file?.mimeType ?? claimedType} />
      </span>
      <span className="min-w-0 flex-1">
        <bdi className="line-clamp-2 font-medium text-sm [overflow-wrap:anywhere]">{name}</bdi>
        <Facts attachment={attachment} />
      </span>
    </>
  );
  function nameless(): string {
    if (kind === "audio") return t(isVoice ? "player.voice" : "player.audio");
    return kind === "document" ? t("unnamed") : t(`kind.${kind}`);
  }

  if (state !== "ready" || url === null) return <span className="flex items-center gap-2.5 py-0.5">{words}</span>;
  return (
    <a
      href={downloadUrl(url)}
      download={fileName ?? true}
      tabIndex={tabIndex}
      aria-label={t("downloadName", { name })}
      className="group/document flex min-h-11 items-center gap-2.5 rounded-sm py-0.5"
    >
      {words}
      <span className="grid size-7 shrink-0 place-items-center rounded-sm text-(--bubble-meta) group-hover/document:bg-(--bubble-quote)">
        <Download aria-hidden="true" className="size-4" strokeWidth={1.75} />
      </span>
    </a>
  );
}

function Facts({ attachment: { kind, state, fileName, file } }: { attachment: AttachmentView }) {
  const t = useTranslations("media");
  const fileSize = useFileSize();
  const facts = [
    file
      ? (typeName(file.mimeType, fileName) ?? t("kind.unknown"))
      : (extensionOf(fileName) ?? (kind === "document" && t("kind.document"))),
    file && fileSize(file.sizeBytes),
    file?.durationMs && formatDuration(file.durationMs),
    state === "waiting" && t("waiting"),
  ];
  return <span className="block text-(--bubble-meta) text-xs">{facts.filter(Boolean).join(" · ")}</span>;
}
