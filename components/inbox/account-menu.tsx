"use client";

import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { MenuButton } from "@/components/ui/menu-button";
import { latePart } from "@/lib/client/late-part";
import { useMe } from "@/lib/client/queries";

const loadItems = latePart(() => import("./account-items"));

/** Who is signed in, how it looks to them, and the way out. */
export function AccountMenu() {
  const t = useTranslations("inbox.account");
  const { data: me } = useMe();
  if (!me) return null;
  return (
    <MenuButton
      load={loadItems}
      trigger={(props) => (
        <button
          {...props}
          type="button"
          aria-label={t("button", { name: me.name })}
          className="mt-1 grid h-[38px] w-10 place-items-center rounded-md hover:bg-hover aria-expanded:bg-hover"
        >
          <Avatar id={me.id} name={me.name} size={30} />
        </button>
      )}
    >
      {({ AccountItems }, place) => <AccountItems {...place} me={me} />}
    </MenuButton>
  );
}
