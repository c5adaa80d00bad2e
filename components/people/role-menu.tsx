"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Menu, MenuChoice } from "@/components/ui/menu";
import { useChangeRole } from "@/lib/client/people";
import { AgentRole } from "@/lib/contract/agent";
import type { PersonView } from "@/lib/contract/people";
import { useRefused } from "./refused";

/** What somebody may do, and the way to change it. */
export function RoleMenu({ person }: { person: PersonView }) {
  const t = useTranslations("people.people");
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("roleOf", { name: person.name, role: t(`role.${person.role}`) })}
          className="-ms-1.5 inline-flex h-control-sm items-center gap-1.5 rounded-sm px-1.5 font-medium hover:bg-pressed aria-expanded:bg-pressed pointer-coarse:h-11"
        >
          {t(`role.${person.role}`)}
          <ChevronDown aria-hidden="true" className="size-3.5 text-ink-3" />
        </button>
      }
    >
      <RoleChoice person={person} />
    </Menu>
  );
}

/** The roles, for a menu. */
export function RoleChoice({ person }: { person: PersonView }) {
  const t = useTranslations("people.people");
  const change = useChangeRole();
  const refused = useRefused();
  return (
    <MenuChoice
      label={t("roleLabel")}
      value={person.role}
      onChange={(role) => role !== person.role && change.mutate({ personId: person.id, role }, { onError: refused })}
      options={AgentRole.options.map((value) => ({ value, label: t(`role.${value}`) }))}
    />
  );
}
