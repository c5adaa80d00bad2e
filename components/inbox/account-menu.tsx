"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { usePreferences } from "@/lib/client/mutations";
import { useMe } from "@/lib/client/queries";
import { Theme } from "@/lib/contract/agent";
import { useSignOut } from "./use-sign-out";

/** Who is signed in, how it looks to them, and the way out. */
export function AccountMenu() {
  const t = useTranslations("inbox.account");
  const { data: me } = useMe();
  const preferences = usePreferences();
  const signOut = useSignOut();
  if (!me) return null;

  function chooseTheme(theme: Theme) {
    // At once; the answer's cookie keeps it for the next page.
    document.documentElement.dataset.theme = theme;
    preferences.mutate({ theme });
  }

  return (
    <Menu
      side="inline-end"
      align="end"
      trigger={
        <button
          type="button"
          aria-label={t("button", { name: me.name })}
          className="mt-1 grid h-[38px] w-10 place-items-center rounded-md hover:bg-hover aria-expanded:bg-hover"
        >
          <Avatar id={me.id} name={me.name} size={30} />
        </button>
      }
    >
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
    </Menu>
  );
}
