import { Ellipsis, MailOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { PanelItems } from "@/components/inbox/panel-toggles";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";

/** What is done to a conversation more seldom. */
export function ConversationMenu({ onMarkUnread }: { onMarkUnread: () => void }) {
  const t = useTranslations("conversation");
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t("more")}>
          <Ellipsis />
        </IconButton>
      }
    >
      <MenuItem shortcut="u" onClick={onMarkUnread}>
        <MailOpen aria-hidden="true" />
        {t("markUnread")}
      </MenuItem>
      <PanelItems />
    </Menu>
  );
}
