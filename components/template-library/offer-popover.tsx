"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useTimes } from "@/components/conversation/use-times";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { useServerNow } from "@/lib/client/clock";
import { AgentRole } from "@/lib/contract/agent";
import type { TemplateAccount, TemplateLibrary, TemplateOfferInput, TemplateOfferView } from "@/lib/contract/template-library";
import { CheckLine, CheckSet } from "./check-set";
import { reachesAnybody, toggled, toOfferInput } from "./offer";

type OfferPopoverProps = {
  anchor: Element;
  onClose: () => void;
  name: string;
  offer: TemplateOfferView;
  /** Why nobody can send it, whatever is chosen; null = it can be. */
  impossible: string | null;
  isSaving: boolean;
  teams: TemplateLibrary["teams"];
  numbers: TemplateAccount["numbers"];
  onSave: (choice: TemplateOfferInput) => void;
};

/** Who may send a template: roles, teams and numbers, saved as one choice. */
export function OfferPopover({ anchor, onClose, name, offer, impossible, isSaving, teams, numbers, onSave }: OfferPopoverProps) {
  const t = useTranslations("library.offer");
  const [choice, setChoice] = useState(() => toOfferInput(offer));
  const isChanged = JSON.stringify(choice) !== JSON.stringify(toOfferInput(offer));
  const change = (part: Partial<TemplateOfferInput>) => setChoice((current) => ({ ...current, ...part }));
  return (
    <Popover
      anchor={anchor}
      onClose={onClose}
      label={t("whoMaySend", { name })}
      side="bottom"
      className="flex max-h-(--available-height) w-[min(348px,calc(100vw-16px))] flex-col"
    >
      <header className="flex items-center border-line border-b py-1.5 ps-3.5 pe-2">
        <h2 className="min-w-0 flex-1 truncate font-semibold">{t("whoMaySend", { name })}</h2>
        <IconButton label={t("close")} tooltip="none" size="small" onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <div className="min-h-0 overflow-y-auto">
        <CheckSet legend={t("rolesLabel")}>
          {AgentRole.options.map((role) => (
            <CheckLine
              key={role}
              label={t(`rolesTitle.${role}`)}
              checked={choice.roles.includes(role)}
              onChange={(isIn) => change({ roles: toggled(choice.roles, role, isIn) })}
            />
          ))}
        </CheckSet>
        {teams.length > 0 && (
          <CheckSet legend={t("teamsLabel")}>
            <CheckLine label={t("everyTeam")} checked={choice.everyTeam} onChange={(everyTeam) => change({ everyTeam })} />
            {teams.map((team) => (
              <CheckLine
                key={team.id}
                label={team.name}
                note={t("members", { count: team.members })}
                checked={choice.everyTeam || choice.teamIds.includes(team.id)}
                disabled={choice.everyTeam}
                onChange={(isIn) => change({ teamIds: toggled(choice.teamIds, team.id, isIn) })}
              />
            ))}
          </CheckSet>
        )}
        <CheckSet legend={t("numbersLabel")}>
          <CheckLine label={t("everyNumber")} checked={choice.everyNumber} onChange={(everyNumber) => change({ everyNumber })} />
          {numbers.map((number) => (
            <CheckLine
              key={number.id}
              label={number.name}
              checked={choice.everyNumber || choice.numberIds.includes(number.id)}
              disabled={choice.everyNumber}
              onChange={(isIn) => change({ numberIds: toggled(choice.numberIds, number.id, isIn) })}
            />
          ))}
        </CheckSet>
      </div>
      <footer className="flex items-center gap-3 border-line border-t px-3.5 py-2.5 text-xs">
        <div className="min-w-0 flex-1 text-ink-2">
          <p role="status">
            {isChanged && t(reachesAnybody(choice) ? "changed" : "reachesNobody")}
            {!isChanged && impossible}
            {!isChanged && !impossible && !offer.isOffered && t("isOff")}
            {!isChanged && !impossible && offer.isOffered && t.rich("people", { count: offer.people, b: bold })}
          </p>
          <LastChange offer={offer} name={name} />
        </div>
        <Button
          size="small"
          variant="primary"
          aria-disabled={isSaving || !isChanged}
          onClick={() => isChanged && !isSaving && onSave(choice)}
        >
          {t(isSaving ? "saving" : "save")}
        </Button>
      </footer>
    </Popover>
  );
}

function LastChange({ offer, name }: { offer: TemplateOfferView; name: string }) {
  const t = useTranslations("library.offer");
  const { moment } = useTimes();
  const now = useServerNow();
  return (
    <p>
      {offer.decidedAt && offer.decidedBy
        ? t("lastChange", { name: offer.decidedBy, when: moment(offer.decidedAt, now) })
        : t("byRule")}{" "}
      <Link href={`/settings/audit?${new URLSearchParams({ q: name })}`} prefetch={false} className="font-medium text-link">
        {t("history")}
      </Link>
    </p>
  );
}

function bold(chunks: ReactNode) {
  return <b className="font-semibold text-ink">{chunks}</b>;
}
