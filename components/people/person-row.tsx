"use client";

import { KeyRound, TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { useMe } from "@/lib/client/queries";
import type { PersonView } from "@/lib/contract/people";
import { DeactivatePopover } from "./deactivate-popover";
import { DevicesPopover } from "./devices-popover";
import { PersonMenu } from "./person-menu";
import { RoleMenu } from "./role-menu";
import { TeamsPopover } from "./teams-popover";
import { useDates } from "./use-dates";

/** On a phone the row is the frame, and its cells stand beside each other as they need. */
export const ROW = "max-md:flex max-md:items-center max-md:border-line max-md:border-b";
export const CELL = "h-12 border-line border-b px-2 align-middle max-md:h-auto max-md:border-0";

type Asked = { what: "teams" | "devices" | "deactivate"; anchor: Element };

/** An active person, with everything that can be changed about them. */
export function PersonRow({ person, colleagues }: { person: PersonView; colleagues: readonly PersonView[] }) {
  const t = useTranslations("people.people");
  const format = useFormatter();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { age } = useDates();
  const seen = person.seenAt === null ? t("never") : (age(person.seenAt) ?? t("now"));
  const teams = useTeamWords(person);
  const anchorOf = (what: Asked["what"]) => (asked?.what === what ? asked.anchor : null);
  const close = () => setAsked(null);
  const ask = (what: Asked["what"], anchor: Element) => setAsked({ what, anchor });

  return (
    <tr className={`${ROW} ${asked ? "bg-selected" : "hover:bg-hover"}`}>
      <td className={`${CELL} ps-5 max-md:min-w-0 max-md:flex-1 max-md:py-2 max-md:ps-4`}>
        <PersonName person={person} note={`${t(`role.${person.role}`)} · ${teams} · ${seen}`} />
      </td>
      <td className={`${CELL} max-md:hidden`}>
        <RoleMenu person={person} />
      </td>
      <td className={`${CELL} max-md:hidden`}>
        <button
          type="button"
          dir="auto"
          aria-haspopup="dialog"
          aria-label={t("teamsOf", { name: person.name, teams })}
          onClick={(event) => ask("teams", event.currentTarget)}
          className="-ms-1.5 block max-w-full truncate rounded-sm px-1.5 py-1 text-start text-ink-2 hover:bg-pressed pointer-coarse:min-h-11"
        >
          {teams}
        </button>
      </td>
      <td className={`${CELL} max-lg:hidden`}>
        <SecondStep person={person} />
      </td>
      <td className={`${CELL} whitespace-nowrap text-ink-2 max-lg:hidden`}>{seen}</td>
      <td className={`${CELL} text-end tabular-nums max-lg:hidden`}>
        {person.devices === 0 ? (
          <span className="text-ink-3">{format.number(0)}</span>
        ) : (
          <button
            type="button"
            aria-haspopup="dialog"
            aria-label={t("devicesOf", { name: person.name, count: person.devices })}
            onClick={(event) => ask("devices", event.currentTarget)}
            className="rounded-xs px-1 font-medium underline decoration-dotted underline-offset-4 hover:text-link hover:decoration-solid"
          >
            {format.number(person.devices)}
          </button>
        )}
      </td>
      <td className={`${CELL} pe-5 text-end max-md:pe-2.5`}>
        <PersonMenu person={person} onAsk={ask} />
        <TeamsPopover person={person} anchor={anchorOf("teams")} onClose={close} />
        <DevicesPopover person={person} anchor={anchorOf("devices")} onClose={close} />
        <DeactivatePopover person={person} colleagues={colleagues} anchor={anchorOf("deactivate")} onClose={close} />
      </td>
    </tr>
  );
}

/** `note` stands below on a phone, where the columns that say it are away. */
function PersonName({ person, note }: { person: PersonView; note: string }) {
  const t = useTranslations("people.people");
  const { data: me } = useMe();
  return (
    <span className="flex items-center gap-2.5">
      <Avatar id={person.id} name={person.name} size={30} />
      <span className="min-w-0 leading-4">
        <span className="flex items-center gap-1.5">
          <span dir="auto" className="truncate font-medium">
            {person.name}
          </span>
          {me?.id === person.id && (
            <span className="rounded-xs bg-sunken px-1.5 text-2xs text-ink-2 inset-ring inset-ring-line">{t("you")}</span>
          )}
        </span>
        <span className="block truncate text-ink-3 text-xs">
          <bdi>{person.email}</bdi>
        </span>
        <span className="block truncate text-ink-2 text-xs md:hidden">{note}</span>
      </span>
    </span>
  );
}

function SecondStep({ person: { hasAuthenticator, passkeys } }: { person: PersonView }) {
  const t = useTranslations("people.people.step");
  if (!hasAuthenticator && passkeys === 0) {
    return (
      <span className="flex items-center gap-1.5 text-warn-ink">
        <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={1.75} />
        {t("none")}
      </span>
    );
  }
  const both = hasAuthenticator && passkeys > 0;
  const one = hasAuthenticator ? t("app") : t("passkey");
  return (
    <span className="flex items-center gap-1.5">
      <KeyRound aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" strokeWidth={1.75} />
      {both ? t("both") : one}
    </span>
  );
}

function useTeamWords({ role, teams }: PersonView): string {
  const t = useTranslations("people.people");
  if (teams.length > 0) return teams.map(({ name }) => name).join(", ");
  return role === "agent" ? t("noTeam") : t("everyTeam");
}
