"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { usePersonSessions, useSignOutPerson } from "@/lib/client/people";
import type { PersonView } from "@/lib/contract/people";
import { DeviceList } from "./device-list";
import { useRefused } from "./refused";

type DevicesPopoverProps = { person: PersonView; anchor: Element | null; onClose: () => void };

/** Where somebody is signed in, and the ways to end that. */
export function DevicesPopover({ person, anchor, onClose }: DevicesPopoverProps) {
  const t = useTranslations("people.devices");
  const title = t("title", { name: person.name });
  return (
    <Popover anchor={anchor} onClose={onClose} label={title} side="bottom" className="w-[min(360px,calc(100vw-16px))]">
      <header className="flex items-center border-line border-b py-1.5 ps-3.5 pe-2">
        <h2 className="min-w-0 flex-1 truncate font-semibold">{title}</h2>
        <IconButton label={t("close")} tooltip="none" size="small" onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <div className="max-h-80 overflow-y-auto px-3.5 pb-3">
        <Devices person={person} />
      </div>
    </Popover>
  );
}

function Devices({ person }: { person: PersonView }) {
  const t = useTranslations("people.devices");
  const { data: sessions, isError } = usePersonSessions(person.id);
  const signOut = useSignOutPerson();
  const refused = useRefused();
  if (isError && !sessions) return <p className="py-3 text-ink-2">{t("failed")}</p>;
  if (!sessions) return <Bone className="my-4 w-2/3" />;
  if (sessions.length === 0) return <p className="py-3 text-ink-2">{t("none")}</p>;
  const isSelf = sessions.some(({ isThis }) => isThis);
  return (
    <>
      <DeviceList
        sessions={sessions}
        onEnd={(sessionId) => signOut.mutate({ personId: person.id, sessionId }, { onError: refused })}
      />
      {sessions.length > 1 && !isSelf && (
        <Button size="small" className="mt-2" onClick={() => signOut.mutate({ personId: person.id }, { onError: refused })}>
          {t("all")}
        </Button>
      )}
    </>
  );
}
