import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { LaterButton } from "./later-button";

type PickerHeadProps = { figure: ReactNode; onLater: (() => void) | null; onClose: () => void };

/** Over the template picker while a free reply is possible too: the way back to it, and the time left for it. */
export function PickerHead({ figure, onLater, onClose }: PickerHeadProps) {
  const t = useTranslations("composer");
  return (
    <div className="flex items-center gap-2 py-1.5 ps-3.5 pe-2">
      <h3 className="font-semibold">{t("sendTemplate")}</h3>
      <div className="ms-auto">{figure}</div>
      {onLater && <LaterButton onLater={onLater} />}
      <IconButton size="small" label={t("closePicker")} onClick={onClose}>
        <X />
      </IconButton>
    </div>
  );
}
