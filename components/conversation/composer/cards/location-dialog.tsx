import { LocateFixed, MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { TextField } from "@/components/ui/text-field";
import type { Place } from "@/lib/contract/content";
import { readCoordinates, writeCoordinates } from "./coordinates";
import { useWhereIAm } from "./use-where-i-am";

type LocationDialogProps = {
  returnTo: RefObject<HTMLElement | null>;
  onClose: () => void;
  onSend: (place: Place) => void;
};

/** Makes a location: from pasted degrees, a map's link, or where the agent is. */
export function LocationDialog({ returnTo, onClose, onSend }: LocationDialogProps) {
  const t = useTranslations("composer.location");
  const [pasted, setPasted] = useState("");
  const [name, setName] = useState("");
  const [address, setAddress] = useState("");
  const [wasTried, setWasTried] = useState(false);
  const here = useWhereIAm((found) => setPasted(writeCoordinates(found)));
  const formId = useId();
  const found = readCoordinates(pasted);

  function send() {
    setWasTried(true);
    if (!found) return;
    onSend({ ...found, name: name.trim() || null, address: name.trim() === "" ? null : address.trim() || null, url: null });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      closeLabel={t("close")}
      returnTo={returnTo}
      className="max-w-[460px]"
      footer={
        <>
          <p role="status" className="min-w-0 flex-1 text-ink-3 text-xs tabular-nums">
            {found && writeCoordinates(found)}
          </p>
          <Button type="submit" form={formId} variant="primary" aria-disabled={!found}>
            {t("send")}
          </Button>
        </>
      }
    >
      <DialogForm id={formId} onSubmit={send} className="gap-3.5">
        <TextField
          label={t("where")}
          value={pasted}
          onValue={setPasted}
          autoFocus
          placeholder="38.72, -9.14"
          hint={t("whereHint")}
          error={!found && (wasTried || pasted.trim().length > 12) ? t(pasted.trim() === "" ? "missing" : "unread") : null}
        />
        <div className="flex flex-wrap items-center gap-2">
          <Button size="small" aria-disabled={here.isAsking} onClick={here.ask}>
            <LocateFixed aria-hidden="true" className="size-4" strokeWidth={1.75} />
            {t(here.isAsking ? "asking" : "here")}
          </Button>
          <span role="alert" className="text-warn-ink text-xs">
            {here.problem && t(`problem.${here.problem}`)}
          </span>
        </div>
        <TextField label={t("name")} value={name} onValue={setName} maxLength={200} hint={t("optional")} />
        <TextField label={t("address")} value={address} onValue={setAddress} maxLength={500} hint={t("addressHint")} />
        {found && <PlaceCard name={name} address={address} coordinates={writeCoordinates(found)} />}
      </DialogForm>
    </Dialog>
  );
}

/** The card as the contact will see it. */
function PlaceCard({ name, address, coordinates }: { name: string; address: string; coordinates: string }) {
  const t = useTranslations("composer.location");
  return (
    <figure
      aria-label={t("preview")}
      className="w-64 max-w-full justify-self-end overflow-hidden rounded-bubble rounded-se-bubble-tail bg-bubble-out-bg text-bubble-out-ink shadow-bubble forced-colors:border"
    >
      <div className="grid h-20 place-items-center bg-bubble-out-quote text-bubble-out-meta">
        <MapPin aria-hidden="true" className="size-7" strokeWidth={1.75} />
      </div>
      <div className="px-2.5 py-2 [overflow-wrap:anywhere]">
        <b dir="auto" className="block font-medium text-md">
          {name.trim() || coordinates}
        </b>
        {name.trim() !== "" && address.trim() !== "" && (
          <span dir="auto" className="block text-bubble-out-meta text-xs">
            {address}
          </span>
        )}
      </div>
    </figure>
  );
}
