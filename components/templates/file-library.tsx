import { useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import { useMediaName } from "@/components/contact/gallery-media";
import { GalleryPages } from "@/components/contact/gallery-pages";
import { Dialog } from "@/components/ui/dialog";
import type { GalleryItem } from "@/lib/client/gallery";
import type { TemplateFileSlot } from "@/lib/contract/template";
import { findMediaProblem } from "@/lib/whatsapp/media-limits";
import type { ChosenFile } from "./extras-draft";
import { usePicker } from "./picker-context";
import { recentFiles, rememberFile } from "./recent-files";
import { SlotPicture } from "./slot-picture";

type FileLibraryProps = {
  kind: TemplateFileSlot["kind"];
  returnTo: RefObject<HTMLElement | null>;
  onClose: () => void;
  onChoose: (file: ChosenFile) => void;
};

/** The files of the conversation that WhatsApp takes here, and those that were chosen for templates before. */
export function FileLibrary({ kind, returnTo, onClose, onChoose }: FileLibraryProps) {
  const t = useTranslations("templates.file");
  const { conversationId, contactShortName } = usePicker();
  const lately = recentFiles().filter((file) => file.attachment.kind === kind);

  function choose(file: ChosenFile) {
    rememberFile(file);
    onChoose(file);
  }

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
        {lately.length > 0 && (
          <section>
            <h3 className="mb-1.5 text-ink-2 text-xs">{t("lately")}</h3>
            <Tiles>
              {lately.map((file) => (
                <Tile key={file.fileId} kind={kind} file={file} name={file.attachment.fileName} onChoose={choose} />
              ))}
            </Tiles>
          </section>
        )}
        <section className="flex flex-col">
          <h3 className="mb-1.5 text-ink-2 text-xs">{t("ofConversation", { name: contactShortName })}</h3>
          <GalleryPages conversationId={conversationId} kind={kind === "document" ? "documents" : "media"}>
            {(items) => <Found kind={kind} items={items} onChoose={choose} />}
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
    <Tiles>
      {fitting.map((item) => (
        <Tile
          key={item.attachment.id}
          kind={kind}
          file={{ fileId: item.attachment.fileId ?? "", attachment: item.attachment }}
          name={item.attachment.fileName ?? (kind === "document" ? t("kind.document") : mediaName(item))}
          onChoose={onChoose}
        />
      ))}
    </Tiles>
  );
}

function isSendable(kind: TemplateFileSlot["kind"], { fileId, file }: GalleryItem["attachment"]): boolean {
  return Boolean(fileId) && file !== null && findMediaProblem(kind, file) === null;
}

function Tiles({ children }: { children: ReactNode }) {
  return <ul className="grid grid-cols-[repeat(auto-fill,minmax(104px,1fr))] gap-2">{children}</ul>;
}

function Tile({ kind, file, name, onChoose }: ChooseProps & { file: ChosenFile; name: string | null }) {
  const t = useTranslations("templates.file");
  return (
    <li>
      <button
        type="button"
        onClick={() => onChoose(file)}
        className="block w-full cursor-pointer rounded-md p-1 text-start hover:bg-hover"
      >
        <span className="grid h-20 place-items-center overflow-hidden rounded-sm bg-sunken text-ink-3">
          <SlotPicture kind={kind} file={file} />
        </span>
        <bdi className="mt-1 line-clamp-2 block text-xs [overflow-wrap:anywhere]">{name ?? t(`kind.${kind}`)}</bdi>
      </button>
    </li>
  );
}
