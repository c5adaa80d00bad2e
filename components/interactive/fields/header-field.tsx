import { useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/segmented";
import { INTERACTIVE_LIMITS } from "@/lib/contract/interactive";
import type { HeaderKind } from "../draft";
import { useEditor } from "../editor-context";
import { FileField } from "./file-field";
import { LimitedField } from "./limited-field";

const ANY: readonly HeaderKind[] = ["none", "text", "image", "video", "document"];
const ONLY_TEXT: readonly HeaderKind[] = ["none", "text"];

/** What stands above the message: nothing, words, or a file where the type allows one. */
export function HeaderField({ isOnlyText = false }: { isOnlyText?: boolean }) {
  const t = useTranslations("interactive");
  const { draft, change } = useEditor();
  const kinds = isOnlyText ? ONLY_TEXT : ANY;
  const kind = kinds.includes(draft.headerKind) ? draft.headerKind : "none";
  const { headerFile } = draft;
  return (
    <div className="grid justify-items-start gap-2">
      <span aria-hidden="true" className="font-medium text-ink-2 text-xs">
        {t("field.header")}
      </span>
      <Segmented
        label={t("field.header")}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`header.${value}`) }))}
        onChange={(headerKind) => change({ headerKind })}
      />
      {kind === "text" && <HeaderText />}
      {kind !== "none" && kind !== "text" && (
        <FileField
          key={kind}
          path="header.fileId"
          label={t(`header.${kind}`)}
          types={[kind]}
          file={headerFile?.type === kind ? headerFile : null}
          onFile={(file) => change({ headerFile: file })}
        />
      )}
    </div>
  );
}

/** A header that is always words. */
export function HeaderText() {
  const t = useTranslations("interactive.field");
  const { draft, change } = useEditor();
  return (
    <LimitedField
      path="header.text"
      label={t("headerText")}
      value={draft.headerText}
      max={INTERACTIVE_LIMITS.header}
      onValue={(headerText) => change({ headerText })}
      className="w-full"
    />
  );
}
