"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { TextField } from "@/components/ui/text-field";
import { ApiError } from "@/lib/client/api";
import { useDeleteTeam, useSaveTeam } from "@/lib/client/people";
import { useAgents, useNumbers } from "@/lib/client/queries";
import type { TeamView } from "@/lib/contract/people";
import { CheckList } from "./check-list";

const NAME_MAX = 80;

/** Makes a team (`team` null), or changes one: its name, who is in it, and which numbers it answers. */
export function TeamDialog({ team, onClose }: { team: TeamView | null; onClose: () => void }) {
  const t = useTranslations("people.teams");
  const { data: agents = [] } = useAgents();
  const { data: numbers = [] } = useNumbers();
  const [name, setName] = useState(team?.name ?? "");
  const [memberIds, setMemberIds] = useState(() => team?.members.map(({ id }) => id) ?? []);
  const [numberIds, setNumberIds] = useState(() => team?.numbers.map(({ id }) => id) ?? []);
  const [isTried, setIsTried] = useState(false);
  const save = useSaveTeam();
  const form = useId();
  const refusal = save.error instanceof ApiError ? save.error.message : null;
  const problem = save.isError ? t("notSaved", { reason: refusal ?? "" }) : null;

  function submit() {
    setIsTried(true);
    if (name.trim() === "" || save.isPending) return;
    save.mutate({ id: team?.id ?? null, name: name.trim(), memberIds, numberIds }, { onSuccess: onClose });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={team ? t("titleEdit") : t("titleNew")}
      closeLabel={t("close")}
      className="max-w-[460px]"
      footer={
        <>
          {team && <Deletion team={team} onDone={onClose} />}
          <Button form={form} type="submit" variant="primary" aria-disabled={save.isPending} className="ms-auto">
            {t("save")}
          </Button>
        </>
      }
    >
      <DialogForm id={form} onSubmit={submit} className="gap-4">
        <TextField
          label={t("name")}
          value={name}
          maxLength={NAME_MAX}
          onValue={setName}
          error={isTried && name.trim() === "" ? t("nameMissing") : problem}
        />
        <CheckList label={t("membersLabel")} options={agents} chosen={memberIds} onChange={setMemberIds} />
        <div>
          <CheckList label={t("numbersLabel")} options={numbers} chosen={numberIds} onChange={setNumberIds} />
          <p className="mt-1 text-ink-3 text-xs">{t("numbersHint")}</p>
        </div>
      </DialogForm>
    </Dialog>
  );
}

/** Asked twice: what the members see changes at once. */
function Deletion({ team, onDone }: { team: TeamView; onDone: () => void }) {
  const t = useTranslations("people.teams");
  const [isAsked, setIsAsked] = useState(false);
  const remove = useDeleteTeam();
  if (!isAsked) {
    return (
      <Button variant="quiet" className="text-danger-ink" onClick={() => setIsAsked(true)}>
        {t("delete")}
      </Button>
    );
  }
  return (
    <div role="alert" className="flex basis-full flex-wrap items-center gap-2">
      <p className="basis-full text-ink-2">{t("deleteSure", { name: team.name })}</p>
      <Button variant="danger" aria-disabled={remove.isPending} onClick={() => remove.mutate(team.id, { onSuccess: onDone })}>
        {t("delete")}
      </Button>
      <Button onClick={() => setIsAsked(false)}>{t("keep")}</Button>
    </div>
  );
}
