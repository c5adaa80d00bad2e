import { Images, PanelRight, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { MenuItem } from "@/components/ui/menu";
import { useShell } from "./shell";

/** The switches of the panels, at the end of a conversation's header. Narrower screens have them in the menu. */
export function PanelToggles() {
  const t = useTranslations("contact.panel");
  const { phoneUrl, isPanelShown, togglePanel } = useShell();
  return (
    <span className="flex gap-1 max-lg:hidden">
      {phoneUrl !== null && (
        <IconButton label={t("phone")} aria-pressed={isPanelShown("phone")} onClick={() => togglePanel("phone")}>
          <Smartphone />
        </IconButton>
      )}
      <IconButton label={t("contact")} aria-pressed={isPanelShown("contact")} onClick={() => togglePanel("contact")}>
        <PanelRight className="rtl:-scale-x-100" />
      </IconButton>
    </span>
  );
}

/** The panels as items of the conversation's menu: its files, and what the header has no room for. */
export function PanelItems() {
  const t = useTranslations("contact.panel");
  const { phoneUrl, togglePanel } = useShell();
  return (
    <>
      <MenuItem onClick={() => togglePanel("media")}>
        <Images aria-hidden="true" />
        {t("media")}
      </MenuItem>
      <div className="lg:hidden">
        <MenuItem onClick={() => togglePanel("contact")}>
          <PanelRight aria-hidden="true" className="rtl:-scale-x-100" />
          {t("contact")}
        </MenuItem>
        {phoneUrl !== null && (
          <MenuItem onClick={() => togglePanel("phone")}>
            <Smartphone aria-hidden="true" />
            {t("phone")}
          </MenuItem>
        )}
      </div>
    </>
  );
}
