"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { toast } from "@/components/ui/toast";
import { useDeactivate } from "@/lib/client/people";
import type { PersonView } from "@/lib/contract/people";
import { useRefused } from "./refused";
import { SelectField } from "./select-field";

type DeactivatePopoverProps = {
  person: PersonView;
  colleagues: readonly PersonView[];
  anchor: Element | null;
  onClose: () => void;
};

/** What deactivating somebody does, before it is done, and who gets their conversations. */
export function DeactivatePopover({ anchor, onClose, ...who }: DeactivatePopoverProps) {
  const t = useTranslations("people.deactivate");
  const title = t("title", { name: who.person.name });
  return (
    <Popover anchor={anchor} onClose={onClose} label={title} side="bottom" className="w-[min(372px,calc(100vw-16px))]">
      <h2 className="border-line border-b px-3.5 py-2.5 font-semibold">{title}</h2>
      <Decision {...who} onClose={onClose} />
    </Popover>
  );
}

const NOBODY = "";

function Decision({ person, colleagues, onClose }: Omit<DeactivatePopoverProps, "anchor">) {
  const t = useTranslations("people.deactivate");
  const { name, devices, open, waiting } = person;
  const [giveTo, setGiveTo] = useState<string>(NOBODY);
  const deactivate = useDeactivate();
  const refused = useRefused();
  const heirs = colleagues
    .filter(({ id }) => id !== person.id)
    .map((heir) => ({ value: heir.id, label: t("giveTo", { name: heir.name }) }));

  function confirm() {
    const done = () => {
      toast(t("done", { name }));
      onClose();
    };
    deactivate.mutate({ personId: person.id, giveTo: giveTo === NOBODY ? null : giveTo }, { onSuccess: done, onError: refused });
  }

  return (
    <div className="px-3.5 pt-3 pb-3.5">
      <p className="text-ink-2">{t("explained", { name, devices })}</p>
      {open > 0 ? (
        <SelectField
          label={t("conversations", { open, waiting })}
          value={giveTo}
          onValue={setGiveTo}
          options={[{ value: NOBODY, label: t("nobody") }, ...heirs]}
          className="mt-3"
        />
      ) : (
        <p className="mt-2 text-ink-3 text-xs">{t("none")}</p>
      )}
      <div className="mt-3.5 flex justify-end gap-2">
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button variant="danger" aria-disabled={deactivate.isPending} onClick={() => !deactivate.isPending && confirm()}>
          {t("confirm")}
        </Button>
      </div>
    </div>
  );
}
