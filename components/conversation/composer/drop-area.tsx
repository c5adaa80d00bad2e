import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useDropzone } from "react-dropzone";
import { TRAY_MAX } from "@/lib/client/tray-item";

type DropAreaProps = {
  /** Whether files can be sent now. */
  isOpen: boolean;
  className: string;
  onFiles: (files: readonly File[]) => void;
  children: ReactNode;
};

/** The thread and its composer: a file that is dragged over them says what would happen, and goes into the tray when it is let go. */
export function DropArea({ isOpen, className, onFiles, children }: DropAreaProps) {
  const t = useTranslations("composer.attach");
  const { getRootProps, isDragActive } = useDropzone({
    noClick: true,
    noKeyboard: true,
    // Pasting is the field's: it tells a picture from words that come with one.
    noPaste: true,
    onDrop: (files) => {
      if (isOpen && files.length > 0) onFiles(files);
    },
  });
  // What is only for the pointer needs no role and no place in the order of the Tab key.
  const { role, tabIndex, ...handlers } = getRootProps();
  return (
    <div {...handlers} className={className}>
      {children}
      {isDragActive && (
        <div className="pointer-events-none absolute inset-2 z-(--z-floating) grid place-items-center rounded-lg border-2 border-accent border-dashed bg-surface/90">
          <p className="grid justify-items-center gap-1 text-center">
            <Paperclip aria-hidden="true" className="mb-1 size-6 text-accent-ink" strokeWidth={1.75} />
            <b className="font-semibold text-lg">{t(isOpen ? "drop" : "dropClosed")}</b>
            <span className="text-ink-2">{isOpen ? t("dropHint", { max: TRAY_MAX }) : t("dropClosedHint")}</span>
          </p>
        </div>
      )}
    </div>
  );
}
