import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { useMediaName } from "@/components/contact/gallery-media";
import { GalleryPages } from "@/components/contact/gallery-pages";
import { Dialog } from "@/components/ui/dialog";
import type { GalleryItem } from "@/lib/client/gallery";
import type { TemplateFileSlot } from "@/lib/contract/template";
import { findMediaProblem } from "@/lib/whatsapp/media-limits";
import type { ChosenFile } from "./extras-draft";
import { FileTile, FileTiles } from "./file-tiles";
import { usePicker } from "./picker-context";
import { TeamFiles } from "./team-files";

type FileLibraryProps = {
  kind: TemplateFileSlot["kind"];
  returnTo: RefObject<HTMLElement | null>;
  onClose: () => void;
  onChoose: (file: ChosenFile) => void;
};

/** The files that WhatsApp takes here: those of the team, and those of the conversation. */
export function FileLibrary({ kind, returnTo, onClose, onChoose }: FileLibraryProps) {
  const t = useTranslations("templates.file");
  const { conversationId, contactShortName } = usePicker();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`choose.${kind}`)}
      closeLabel={t("close")}
      returnTo={returnTo}
      className="max-w-[520px]"
    >
      <div className="grid gap-4 px-5 py-4">
        <TeamFiles kind={kind} onChoose={onChoose} />
        <section className="flex flex-col">
          <h3 className="mb-1.5 text-ink-2 text-xs">{t("ofConversation", { name: contactShortName })}</h3>
          <GalleryPages conversationId={conversationId} kind={kind === "document" ? "documents" : "media"}>
            {(items) => <Found kind={kind} items={items} onChoose={onChoose} />}
          </GalleryPages>
        </section>
      </div>
    </Dialog>
  );
}

type ChooseProps = { kind: TemplateFileSlot["kind"]; onChoose: (file: ChosenFile) => void };

function Found({ kind, items, onChoose }: ChooseProps & { items: GalleryItem[] }) {
  const t = useTranslations("templates.file");
  const mediaName = useMediaName();
  const fitting = items.filter(({ attachment }) => attachment.kind === kind && isSendable(kind, attachment));
  if (fitting.length === 0) return <p className="text-ink-3 text-sm">{t("noneFits")}</p>;
  return (
    <FileTiles>
      {fitting.map((item) => (
        <FileTile
          key={item.attachment.id}
          kind={kind}
          file={{ fileId: item.attachment.fileId ?? "", attachment: item.attachment }}
          name={item.attachment.fileName ?? (kind === "document" ? t("kind.document") : mediaName(item))}
          onChoose={onChoose}
        />
      ))}
    </FileTiles>
  );
}

function isSendable(kind: TemplateFileSlot["kind"], { fileId, file }: GalleryItem["attachment"]): boolean {
  return Boolean(fileId) && file !== null && findMediaProblem(kind, file) === null;
}
