import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { AnchoredMenu, MenuChoice, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { MenuPlace } from "@/components/ui/menu-button";
import { usePreferences } from "@/lib/client/mutations";
import { type Me, Theme } from "@/lib/contract/agent";
import { useSignOut } from "./use-sign-out";

/** What the account's button opens. */
export function AccountItems({ me, ...place }: MenuPlace & { me: Me }) {
  const t = useTranslations("inbox.account");
  const preferences = usePreferences();
  const signOut = useSignOut();

  function chooseTheme(theme: Theme) {
    // At once; the answer's cookie keeps it for the next page.
    document.documentElement.dataset.theme = theme;
    preferences.mutate({ theme });
  }

  return (
    <AnchoredMenu {...place} side="inline-end">
      <div className="px-2 pt-1.5 pb-2">
        <p dir="auto" className="truncate font-medium">
          {me.name}
        </p>
        <p className="truncate text-ink-3 text-xs">{me.email}</p>
      </div>
      <MenuSeparator />
      <MenuChoice
        label={t("theme")}
        value={me.theme}
        onChange={chooseTheme}
        options={Theme.options.map((theme) => ({ value: theme, label: t(theme) }))}
      />
      <MenuSeparator />
      <MenuItem onClick={signOut}>
        <LogOut aria-hidden="true" className="rtl:-scale-x-100" />
        {t("signOut")}
      </MenuItem>
    </AnchoredMenu>
  );
}
