import { ChevronLeft, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useShell } from "@/components/inbox/shell";
import { IconButton } from "@/components/ui/icon-button";

type PanelHeaderProps = {
  title: string;
  /** A way back inside of the panel; without one, a phone's way back leads to the conversation. */
  back?: { label: string; onClick: () => void };
};

/** The bar over a panel beside the thread. */
export function PanelHeader({ title, back }: PanelHeaderProps) {
  const t = useTranslations("contact");
  const { closePanel } = useShell();
  return (
    <header
      className={`flex h-bar shrink-0 items-center gap-1 border-line border-b pe-3 max-md:h-14 max-md:ps-0.5 ${back ? "ps-1.5" : "ps-4"}`}
    >
      <IconButton
        label={back?.label ?? t("back")}
        onClick={back?.onClick ?? closePanel}
        className={back ? undefined : "md:hidden"}
      >
        <ChevronLeft className="rtl:-scale-x-100" />
      </IconButton>
      <h2 className="flex-1 truncate font-semibold text-sm max-md:text-md">{title}</h2>
      <IconButton size="small" label={t("close")} onClick={closePanel} className="max-md:hidden">
        <X />
      </IconButton>
    </header>
  );
}
