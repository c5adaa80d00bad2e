"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { initialsOf } from "@/components/ui/initials";
import { useReactivate } from "@/lib/client/people";
import type { PersonView } from "@/lib/contract/people";
import { CELL, ROW } from "./person-row";
import { useRefused } from "./refused";
import { useDates } from "./use-dates";

/** Somebody who was shut out: their history stays, and they can be let back in. */
export function DeactivatedRow({ person }: { person: PersonView }) {
  const t = useTranslations("people.people");
  const { day } = useDates();
  const reactivate = useReactivate();
  const refused = useRefused();
  const { at = "", by = null } = person.deactivated ?? {};
  return (
    <tr className={`${ROW} text-ink-2`}>
      <td className={`${CELL} ps-5 max-md:min-w-0 max-md:flex-1 max-md:py-2 max-md:ps-4`}>
        <span className="flex items-center gap-2.5">
          <span
            aria-hidden="true"
            className="grid size-[30px] shrink-0 place-items-center rounded-full font-semibold text-2xs inset-ring inset-ring-control-line"
          >
            {initialsOf(person.name)}
          </span>
          <span className="min-w-0 leading-4">
            <span dir="auto" className="block truncate">
              {person.name}
            </span>
            <span className="block truncate text-ink-3 text-xs">
              {by === null ? t("deactivated.at", { when: day(at) }) : t("deactivated.by", { name: by, when: day(at) })}
            </span>
          </span>
        </span>
      </td>
      <td className={`${CELL} max-md:hidden`}>{t(`role.${person.role}`)}</td>
      <td className={`${CELL} max-md:hidden`}>–</td>
      <td colSpan={4} className={`${CELL} pe-5 max-md:px-4`}>
        <span className="flex items-center gap-3">
          <span className="min-w-0 flex-1 truncate text-ink-3 max-lg:hidden">{t("deactivated.kept")}</span>
          <Button size="small" className="ms-auto" onClick={() => reactivate.mutate(person.id, { onError: refused })}>
            {t("deactivated.back")}
          </Button>
        </span>
      </td>
    </tr>
  );
}
