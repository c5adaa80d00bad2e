"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SettingsPage } from "@/components/settings/settings-frame";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { QuietState } from "@/components/ui/quiet-state";
import { useDelayed } from "@/components/ui/use-delayed";
import { useTeams } from "@/lib/client/supervision";
import type { TeamView } from "@/lib/contract/people";
import { TeamDialog } from "./team-dialog";

const BONES_MS = 150;

/** The teams: who is in each, and which numbers it answers. */
export function TeamsPage() {
  const t = useTranslations("people.teams");
  const { data: teams, isError, isPending, refetch } = useTeams();
  const [edited, setEdited] = useState<TeamView | "new" | null>(null);
  const isLoading = useDelayed(isPending, BONES_MS);
  return (
    <SettingsPage title={t("title")}>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 py-4">
        <p className="min-w-0 flex-1 basis-64 text-ink-2">{t("explained")}</p>
        <Button onClick={() => setEdited("new")}>
          <Plus aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {t("new")}
        </Button>
      </div>
      {teams && teams.length > 0 && (
        <ul className="border-line border-t">
          {teams.map((team) => (
            <Team key={team.id} team={team} onEdit={() => setEdited(team)} />
          ))}
        </ul>
      )}
      {teams?.length === 0 && <QuietState>{t("none")}</QuietState>}
      {!teams && isError && (
        <QuietState actions={<Button onClick={() => void refetch()}>{t("again")}</Button>}>{t("failed")}</QuietState>
      )}
      {isLoading && <Bone className="mt-4 w-2/3" />}
      {edited && <TeamDialog team={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </SettingsPage>
  );
}

function Team({ team, onEdit }: { team: TeamView; onEdit: () => void }) {
  const t = useTranslations("people.teams");
  const members = team.members.map(({ name }) => name).join(", ");
  const numbers = team.numbers.map(({ name }) => name).join(", ");
  return (
    <li className="border-line border-b">
      <button
        type="button"
        aria-label={t("edit", { name: team.name })}
        onClick={onEdit}
        className="-mx-2 block w-[calc(100%+16px)] rounded-sm px-2 py-2.5 text-start hover:bg-hover"
      >
        <span dir="auto" className="block truncate font-medium">
          {team.name}
        </span>
        <span className="block text-ink-2">
          {t("members", { count: team.members.length })}
          {members && (
            <>
              {": "}
              <bdi>{members}</bdi>
            </>
          )}
        </span>
        <span className="block text-ink-3 text-xs">{numbers === "" ? t("allNumbers") : t("numbers", { numbers })}</span>
      </button>
    </li>
  );
}
