import { FilePenLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { flattenValue } from "@/lib/whatsapp/template-values";
import type { TemplateForm } from "./use-template-form";
import { placeholder } from "./value-sources";

/** Leaves the draft to be sent once the contact writes. `name`: as in a sentence. */
export type WhenWrites = { name: string; onSend: () => void };

type DraftKeptProps = { draft: string; form: TemplateForm; whenWrites: WhenWrites | null };

/** The text that the agent had begun: kept, offered for a variable, and taken out of it again. */
export function DraftKept({ draft, form, whenWrites }: DraftKeptProps) {
  const t = useTranslations("templates.draft");
  if (draft.trim() === "") return null;
  const { draftPlace: place, draftUsedIn: used } = form;
  return (
    <div className="mx-2.5 mb-2.5 flex flex-wrap items-center gap-2 rounded-md bg-sunken py-[7px] ps-2.5 pe-2">
      <FilePenLine aria-hidden="true" className="size-3.5 shrink-0 text-ink-2" strokeWidth={1.75} />
      <span className="shrink-0 text-ink-3 text-xs">
        {used ? t.rich("usedAs", { variable: placeholder(used), bdi: (name) => <bdi>{name}</bdi> }) : t("kept")}
      </span>
      <span dir="auto" className="min-w-0 flex-1 basis-40 truncate">
        {t("quoted", { text: flattenValue(draft) })}
      </span>
      {used && (
        <Button variant="quiet" size="small" onClick={() => form.clear(used)}>
          {t("undo")}
        </Button>
      )}
      {!used && place && (
        <Button
          variant="secondary"
          size="small"
          onClick={() => form.fill(place, { value: flattenValue(draft), source: "draft" })}
        >
          <span>{t.rich("useAs", { variable: placeholder(place), bdi: (name) => <bdi>{name}</bdi> })}</span>
        </Button>
      )}
      {!used && whenWrites && (
        <Button variant="quiet" size="small" onClick={whenWrites.onSend}>
          {t("whenWrites", { name: whenWrites.name })}
        </Button>
      )}
    </div>
  );
}
