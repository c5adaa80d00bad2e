"use client";

import { Clock, Link2, Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useRenewInvitation, useRevokeInvitation } from "@/lib/client/people";
import type { InvitationLink, InvitationView } from "@/lib/contract/people";
import { CELL, ROW } from "./person-row";
import { useRefused } from "./refused";
import { useDates } from "./use-dates";

type InvitationRowProps = { invitation: InvitationView; onLink: (link: InvitationLink) => void };

/** Somebody who was asked to join: how long the link is good for, a new one, or none. */
export function InvitationRow({ invitation, onLink }: InvitationRowProps) {
  const t = useTranslations("people.people");
  const { day, daysLeft } = useDates();
  const renew = useRenewInvitation();
  const revoke = useRevokeInvitation();
  const refused = useRefused();
  const days = daysLeft(invitation.expiresAt);
  const everything = invitation.role === "agent" ? t("noTeam") : t("everyTeam");
  const teams = invitation.teams.map(({ name }) => name).join(", ") || everything;

  return (
    <tr className={`${ROW} max-md:flex-wrap max-md:pb-2.5`}>
      <td className={`${CELL} ps-5 max-md:min-w-0 max-md:basis-full max-md:py-2 max-md:ps-4`}>
        <span className="flex items-center gap-2.5">
          <span className="grid size-[30px] shrink-0 place-items-center rounded-full text-ink-3 inset-ring inset-ring-control-line">
            <Mail aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          </span>
          <span className="min-w-0 leading-4">
            <span className="block truncate font-medium">
              <bdi>{invitation.email}</bdi>
            </span>
            <span className="block truncate text-ink-3 text-xs">
              {t("invited.by", { name: invitation.invitedBy, when: day(invitation.createdAt) })}
            </span>
            <span className="block truncate text-ink-2 text-xs md:hidden">
              {t(`role.${invitation.role}`)} · {teams}
            </span>
          </span>
        </span>
      </td>
      <td className={`${CELL} text-ink-2 max-md:hidden`}>{t(`role.${invitation.role}`)}</td>
      <td className={`${CELL} truncate text-ink-2 max-md:hidden`}>{teams}</td>
      <td colSpan={4} className={`${CELL} pe-5 max-md:flex-1 max-md:px-4`}>
        <span className="flex items-center gap-2 max-md:flex-wrap">
          {days > 0 ? (
            <span className="flex-1 text-ink-3">{t("invited.good", { days })}</span>
          ) : (
            <span className="flex flex-1 items-center gap-1.5 text-warn-ink">
              <Clock aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={1.75} />
              {t("invited.out", { when: day(invitation.expiresAt) })}
            </span>
          )}
          <Button size="small" onClick={() => renew.mutate(invitation.id, { onSuccess: onLink, onError: refused })}>
            <Link2 aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
            {days > 0 ? t("invited.renew") : t("invited.again")}
          </Button>
          <Button
            size="small"
            variant="quiet"
            className="text-danger-ink"
            onClick={() => revoke.mutate(invitation.id, { onError: refused })}
          >
            {t("invited.withdraw")}
          </Button>
        </span>
      </td>
    </tr>
  );
}
