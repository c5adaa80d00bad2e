import { FileStack } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import type { Reply } from "./use-reply";

type BesideBarProps = {
  reply: Pick<Reply, "beside" | "addBeside" | "discardBeside">;
  /** Who gets the focus once it is decided and the bar is gone. */
  fieldRef: RefObject<HTMLElement | null>;
};

/** Words of the same agent that another device saved meanwhile: in full, until they are added to the reply or discarded. */
export function BesideBar({ reply: { beside, addBeside, discardBeside }, fieldRef }: BesideBarProps) {
  const t = useTranslations("composer.beside");
  if (beside === "") return null;

  function decide(how: () => void) {
    how();
    fieldRef.current?.focus();
  }

  return (
    <section
      aria-label={t("name")}
      className="mb-2 flex flex-wrap items-center gap-2 rounded-lg bg-surface py-[7px] ps-3 pe-2 shadow-bubble ring-1 ring-line-strong forced-colors:border"
    >
      <FileStack aria-hidden="true" className="size-3.5 shrink-0 text-ink-2" strokeWidth={1.75} />
      <p className="min-w-0 flex-1 basis-48 max-md:basis-4/5">
        <span className="block text-ink-3 text-xs">{t("written")}</span>
        <span dir="auto" className="block max-h-24 overflow-y-auto whitespace-pre-wrap [overflow-wrap:anywhere]">
          {beside}
        </span>
      </p>
      <Button variant="secondary" size="small" onClick={() => decide(addBeside)}>
        {t("add")}
      </Button>
      <Button variant="quiet" size="small" onClick={() => decide(discardBeside)}>
        {t("discard")}
      </Button>
    </section>
  );
}
