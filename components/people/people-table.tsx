"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { InvitationLink, PeopleList } from "@/lib/contract/people";
import { DeactivatedRow } from "./deactivated-row";
import { InvitationRow } from "./invitation-row";
import { PersonRow } from "./person-row";

const HEAD = "h-[30px] border-line border-b px-2 text-start font-medium text-2xs text-ink-3 whitespace-nowrap";

/** Active people, then whoever was invited, then whoever was deactivated. */
export function PeopleTable({ list, onLink }: { list: PeopleList; onLink: (link: InvitationLink) => void }) {
  const page = useTranslations("people");
  const t = useTranslations("people.people");
  const active = list.people.filter(({ deactivated }) => !deactivated);
  const deactivated = list.people.filter((person) => person.deactivated);
  return (
    <table className="w-full table-fixed border-collapse max-md:block">
      <caption className="sr-only">{page("title")}</caption>
      <thead className="max-md:sr-only">
        <tr>
          <th className={`${HEAD} ps-5`}>{t("columns.person")}</th>
          <th className={`${HEAD} w-[124px] max-md:hidden`}>{t("columns.role")}</th>
          <th className={`${HEAD} w-[23%] max-md:hidden`}>{t("columns.teams")}</th>
          <th className={`${HEAD} w-[132px] max-lg:hidden`}>{t("columns.secondStep")}</th>
          <th className={`${HEAD} w-[104px] max-lg:hidden`}>{t("columns.seen")}</th>
          <th className={`${HEAD} w-[76px] text-end max-lg:hidden`}>{t("columns.devices")}</th>
          <th className={`${HEAD} w-[92px] pe-5 max-md:w-16`}>
            <span className="sr-only">{t("columns.actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {active.map((person) => (
          <PersonRow key={person.id} person={person} colleagues={active} />
        ))}
      </tbody>
      {list.invitations.length > 0 && (
        <Group name={t("groups.invited")} count={list.invitations.length}>
          {list.invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} onLink={onLink} />
          ))}
        </Group>
      )}
      {deactivated.length > 0 && (
        <Group name={t("groups.deactivated")} count={deactivated.length}>
          {deactivated.map((person) => (
            <DeactivatedRow key={person.id} person={person} />
          ))}
        </Group>
      )}
    </table>
  );
}

function Group({ name, count, children }: { name: string; count: number; children: ReactNode }) {
  return (
    <tbody className="max-md:block">
      <tr className="max-md:block">
        <th
          colSpan={7}
          scope="rowgroup"
          className="h-7 border-line border-b bg-surface-2 px-5 text-start font-medium text-xs max-md:block max-md:px-4 max-md:py-1.5"
        >
          {name} <span className="text-ink-3">· {count}</span>
        </th>
      </tr>
      {children}
    </tbody>
  );
}
