import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";

/** Asks when a template is to be sent. */
export function LaterButton({ onLater }: { onLater: () => void }) {
  const t = useTranslations("composer.closed");
  return (
    <IconButton size="small" label={t("later")} tooltip="top" onClick={onLater}>
      <CalendarClock />
    </IconButton>
  );
}
