"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { useRemoveSecondStep, useSignOutPerson } from "@/lib/client/people";
import { useMe } from "@/lib/client/queries";
import type { PersonView } from "@/lib/contract/people";
import { useRefused } from "./refused";
import { RoleChoice } from "./role-menu";

type PersonMenuProps = { person: PersonView; onAsk: (what: "teams" | "devices" | "deactivate", anchor: Element) => void };

/** What else can be done about somebody. Nobody deactivates themselves. */
export function PersonMenu({ person, onAsk }: PersonMenuProps) {
  const t = useTranslations("people.people");
  const { data: me } = useMe();
  const refused = useRefused();
  const signOut = useSignOutPerson();
  const removeStep = useRemoveSecondStep();
  const trigger = useRef<HTMLButtonElement>(null);
  const hasStep = person.hasAuthenticator || person.passkeys > 0;
  const ask = (what: "teams" | "devices" | "deactivate") => trigger.current && onAsk(what, trigger.current);
  const said = (text: string) => ({ onSuccess: () => void toast(text), onError: refused });

  return (
    <Menu
      align="end"
      trigger={
        <IconButton ref={trigger} label={t("more", { name: person.name })} size="small" tooltip="none">
          <Ellipsis />
        </IconButton>
      }
    >
      <div className="md:hidden">
        <RoleChoice person={person} />
        <MenuSeparator />
      </div>
      <MenuItem onClick={() => ask("teams")}>{t("menu.teams")}</MenuItem>
      <MenuItem onClick={() => ask("devices")}>{t("menu.devices")}</MenuItem>
      {person.devices > 0 && me?.id !== person.id && (
        <MenuItem onClick={() => signOut.mutate({ personId: person.id }, said(t("signedOut", { name: person.name })))}>
          {t("menu.signOut")}
        </MenuItem>
      )}
      {hasStep && (
        <MenuItem onClick={() => removeStep.mutate(person.id, said(t("stepRemoved", { name: person.name })))}>
          {t("menu.removeStep")}
        </MenuItem>
      )}
      {me?.id !== person.id && (
        <>
          <MenuSeparator />
          <MenuItem onClick={() => ask("deactivate")} className="text-danger-ink">
            {t("menu.deactivate")}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
