"use client";

import { Bold, Code, Italic, Plus, Strikethrough } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { TemplateDesign } from "@/lib/contract/template-design";
import { insertAt, type TextEdit, wrapSelection } from "./text-edit";
import { nextVariableName } from "./variables";

const MARKS = [
  { name: "bold", mark: "*", icon: Bold },
  { name: "italic", mark: "_", icon: Italic },
  { name: "strike", mark: "~", icon: Strikethrough },
  { name: "code", mark: "```", icon: Code },
] as const;

type TextToolsProps = {
  input: RefObject<HTMLTextAreaElement | null>;
  format: TemplateDesign["parameterFormat"];
  /** Headers take no marks. */
  hasMarks: boolean;
};

/** What can be done to a text: marks around the selection, and one more variable at the caret. */
export function TextTools({ input, format, hasMarks }: TextToolsProps) {
  const t = useTranslations("library.designer.text");

  function apply(edit: (text: string, start: number, end: number) => TextEdit) {
    const field = input.current;
    if (!field) return;
    const { insert, from, to, select } = edit(field.value, field.selectionStart, field.selectionEnd);
    field.focus();
    field.setSelectionRange(from, to);
    // The one way of changing a field's text that the browser's own undo knows; it tells React through the input event.
    document.execCommand("insertText", false, insert);
    field.setSelectionRange(select.start, select.end);
  }

  return (
    <div className="flex items-center gap-0.5 border-line border-t px-1 py-0.5">
      {hasMarks &&
        MARKS.map(({ name, mark, icon: Icon }) => (
          <IconButton
            key={name}
            size="small"
            label={t(name)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => apply((text, start, end) => wrapSelection(text, start, end, mark))}
            className="[&_svg]:size-3.5"
          >
            <Icon />
          </IconButton>
        ))}
      <button
        type="button"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() =>
          apply((text, start, end) => {
            const name = nextVariableName(text, format);
            return insertAt(start, end, `{{${name}}}`, { from: 2, to: 2 + name.length });
          })
        }
        className="ms-auto inline-flex h-7 items-center gap-1 rounded-sm px-2 text-ink-2 text-xs hover:bg-hover hover:text-ink pointer-coarse:h-11"
      >
        <Plus aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        {t("variable")}
      </button>
    </div>
  );
}
