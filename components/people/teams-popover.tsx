"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { useChangePersonTeams } from "@/lib/client/people";
import { useTeams } from "@/lib/client/supervision";
import type { PersonView } from "@/lib/contract/people";
import { CheckList } from "./check-list";
import { useRefused } from "./refused";

type TeamsPopoverProps = { person: PersonView; anchor: Element | null; onClose: () => void };

/** The teams that somebody is in. */
export function TeamsPopover({ person, anchor, onClose }: TeamsPopoverProps) {
  const t = useTranslations("people.teamsPopover");
  const title = t("title", { name: person.name });
  return (
    <Popover anchor={anchor} onClose={onClose} label={title} side="bottom" align="start" className="w-72 p-3.5">
      <Choice person={person} title={title} onClose={onClose} />
    </Popover>
  );
}

function Choice({ person, title, onClose }: { person: PersonView; title: string; onClose: () => void }) {
  const t = useTranslations("people.teamsPopover");
  const { data: teams = [] } = useTeams();
  const [teamIds, setTeamIds] = useState(() => person.teams.map(({ id }) => id));
  const change = useChangePersonTeams();
  const refused = useRefused();
  return (
    <>
      <CheckList label={title} options={teams} chosen={teamIds} onChange={setTeamIds} />
      {teams.length === 0 && <p className="text-ink-2">{t("none")}</p>}
      <p className="mt-2 text-ink-3 text-xs">{t("hint")}</p>
      <div className="mt-3 flex justify-end gap-2">
        <Button size="small" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button
          size="small"
          variant="primary"
          aria-disabled={change.isPending}
          onClick={() => change.mutate({ personId: person.id, teamIds }, { onSuccess: onClose, onError: refused })}
        >
          {t("save")}
        </Button>
      </div>
    </>
  );
}
