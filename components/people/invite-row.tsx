"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { TextField } from "@/components/ui/text-field";
import { ApiError } from "@/lib/client/api";
import { useInvite } from "@/lib/client/people";
import { useTeams } from "@/lib/client/supervision";
import { AgentRole } from "@/lib/contract/agent";
import { InvitationInput, type InvitationLink } from "@/lib/contract/people";
import { CheckList } from "./check-list";
import { useRefused } from "./refused";
import { SelectField } from "./select-field";

/** Asks somebody to join: address, role, teams. What comes of it is a link to pass on. */
export function InviteRow({ onInvited }: { onInvited: (link: InvitationLink) => void }) {
  const t = useTranslations("people.invite");
  const roles = useTranslations("people.people.role");
  const invite = useInvite();
  const refused = useRefused();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<AgentRole>("agent");
  const [teamIds, setTeamIds] = useState<string[]>([]);
  const [error, setError] = useState<string | null>(null);

  function submit() {
    const input = InvitationInput.safeParse({ email, role, teamIds });
    if (!input.success) return setError(t("emailWrong"));
    invite.mutate(input.data, {
      onSuccess: (link) => {
        setEmail("");
        setTeamIds([]);
        onInvited(link);
      },
      onError: (failure) => {
        if (failure instanceof ApiError && failure.code === "conflict") setError(failure.message);
        else refused(failure);
      },
    });
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="flex flex-wrap items-start gap-x-3 gap-y-3 border-line border-b bg-surface-2 px-5 py-3.5 max-md:px-4"
    >
      <TextField
        label={t("email")}
        type="email"
        autoFocus
        autoComplete="off"
        value={email}
        error={error}
        onValue={(value) => {
          setEmail(value);
          setError(null);
        }}
        className="w-[300px] max-md:w-full"
      />
      <SelectField
        label={t("role")}
        value={role}
        onValue={setRole}
        options={AgentRole.options.map((value) => ({ value, label: roles(value) }))}
        className="w-40 max-md:w-[calc(50%-6px)]"
      />
      <TeamsField teamIds={teamIds} onChange={setTeamIds} />
      <Button
        type="submit"
        variant="primary"
        aria-disabled={invite.isPending}
        className="mt-5 h-9 max-md:mt-0 pointer-coarse:h-11"
      >
        {t("send")}
      </Button>
      <p className="ms-auto mt-5 max-w-[270px] text-ink-3 text-xs max-[1399px]:ms-0 max-[1399px]:mt-0 max-[1399px]:max-w-none max-[1399px]:basis-full">
        {t("explained")}
      </p>
    </form>
  );
}

function TeamsField({ teamIds, onChange }: { teamIds: string[]; onChange: (teamIds: string[]) => void }) {
  const t = useTranslations("people.invite");
  const { data: teams = [] } = useTeams();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const chosen = teams.filter(({ id }) => teamIds.includes(id));
  const words = chosen.length === 1 ? chosen[0]?.name : t("chosen", { count: chosen.length });
  return (
    <div className="w-52 max-md:w-[calc(50%-6px)]">
      <p className="mb-1 font-medium text-ink-2 text-xs" aria-hidden="true">
        {t("teams")}
      </p>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={`${t("teams")}: ${chosen.map(({ name }) => name).join(", ") || t("noTeams")}`}
        onClick={(event) => setAnchor(event.currentTarget)}
        className="flex h-9 w-full items-center gap-2 rounded-sm bg-surface px-2.5 text-start inset-ring inset-ring-control-line pointer-coarse:h-11"
      >
        <span dir="auto" className={`min-w-0 flex-1 truncate ${chosen.length === 0 ? "text-ink-3" : ""}`}>
          {chosen.length === 0 ? t("noTeams") : words}
        </span>
        <ChevronDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
      </button>
      <Popover
        anchor={anchor}
        onClose={() => setAnchor(null)}
        label={t("teams")}
        side="bottom"
        align="start"
        className="w-64 p-3.5"
      >
        <CheckList label={t("teams")} options={teams} chosen={teamIds} onChange={onChange} />
        {teams.length === 0 && <p className="text-ink-2">{t("noTeams")}</p>}
      </Popover>
    </div>
  );
}
