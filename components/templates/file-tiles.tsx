import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { TemplateFileSlot } from "@/lib/contract/template";
import type { ChosenFile } from "./extras-draft";
import { SlotPicture } from "./slot-picture";

type FileTileProps = {
  kind: TemplateFileSlot["kind"];
  file: ChosenFile;
  name: string | null;
  onChoose: (file: ChosenFile) => void;
};

/** Files to choose among, side by side. */
export function FileTiles({ children }: { children: ReactNode }) {
  return <ul className="grid grid-cols-[repeat(auto-fill,minmax(104px,1fr))] gap-2">{children}</ul>;
}

export function FileTile({ kind, file, name, onChoose }: FileTileProps) {
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
