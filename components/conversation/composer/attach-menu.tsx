import { AudioLines, Clock3, Contact, File, Image, MapPin, MessageSquareReply, Plus, Sticker } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, type RefObject, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { MediaKind } from "@/lib/contract/attachment";

/** The tools that open over the composer. `template-later` asks when a template is to be sent. */
export type ComposerTool = "location" | "contacts" | "interactive" | "schedule" | "template-later";

type AttachMenuProps = {
  ref: RefObject<HTMLButtonElement | null>;
  className?: string;
  /** Whether there is something that could be sent later. */
  canSchedule: boolean;
  onFiles: (files: readonly File[], wanted: MediaKind | null) => void;
  onTool: (tool: ComposerTool) => void;
};

const PICKERS = {
  media: { accept: "image/*,video/*", wanted: null },
  audio: { accept: "audio/*", wanted: "audio" },
  document: { accept: "", wanted: "document" },
  sticker: { accept: "image/webp,image/png,image/jpeg,image/gif", wanted: "sticker" },
} as const;

/** The "+" beside the field: everything that can be sent besides words. */
export function AttachMenu({ ref, className, canSchedule, onFiles, onTool }: AttachMenuProps) {
  const t = useTranslations("composer.attach");
  const inputs = {
    media: useRef<HTMLInputElement>(null),
    audio: useRef<HTMLInputElement>(null),
    document: useRef<HTMLInputElement>(null),
    sticker: useRef<HTMLInputElement>(null),
  };

  function take(event: ChangeEvent<HTMLInputElement>, wanted: MediaKind | null) {
    onFiles([...(event.target.files ?? [])], wanted);
    // The same file may be chosen again after it was removed.
    event.target.value = "";
  }

  return (
    <>
      <Menu
        side="top"
        trigger={
          <IconButton ref={ref} label={t("button")} tooltip="none" className={className}>
            <Plus />
          </IconButton>
        }
      >
        <MenuItem onClick={() => inputs.media.current?.click()}>
          <Image aria-hidden="true" />
          {t("media")}
        </MenuItem>
        <MenuItem onClick={() => inputs.audio.current?.click()}>
          <AudioLines aria-hidden="true" />
          {t("audio")}
        </MenuItem>
        <MenuItem onClick={() => inputs.document.current?.click()}>
          <File aria-hidden="true" />
          {t("document")}
        </MenuItem>
        <MenuItem onClick={() => inputs.sticker.current?.click()}>
          <Sticker aria-hidden="true" />
          {t("sticker")}
        </MenuItem>
        <MenuItem onClick={() => onTool("location")}>
          <MapPin aria-hidden="true" />
          {t("location")}
        </MenuItem>
        <MenuItem onClick={() => onTool("contacts")}>
          <Contact aria-hidden="true" />
          {t("contact")}
        </MenuItem>
        <MenuItem onClick={() => onTool("interactive")}>
          <MessageSquareReply aria-hidden="true" />
          {t("interactive")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem disabled={!canSchedule} onClick={() => onTool("schedule")}>
          <Clock3 aria-hidden="true" />
          {t("schedule")}
        </MenuItem>
        {!canSchedule && <p className="px-2 pt-0.5 pb-1.5 text-ink-3 text-xs">{t("scheduleEmpty")}</p>}
      </Menu>
      {(["media", "audio", "document", "sticker"] as const).map((kind) => (
        <input
          key={kind}
          ref={inputs[kind]}
          type="file"
          multiple
          hidden
          aria-hidden="true"
          tabIndex={-1}
          data-picker={kind}
          accept={PICKERS[kind].accept}
          onChange={(event) => take(event, PICKERS[kind].wanted)}
        />
      ))}
    </>
  );
}
