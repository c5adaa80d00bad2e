"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { INVITATION_DAYS, type InvitationLink } from "@/lib/contract/people";
import { CopyButton } from "./copy-button";

/** The link of an invitation, the one time that it is shown. */
export function LinkNotice({ invited, onDone }: { invited: InvitationLink; onDone: () => void }) {
  const t = useTranslations("people.invite");
  const title = t("linkTitle", { email: invited.invitation.email });
  return (
    <section aria-label={title} className="border-line border-b bg-accent-soft px-5 py-3.5 max-md:px-4">
      <h3 className="font-semibold">{title}</h3>
      <p role="status" className="mb-2 text-ink-2">
        {t("linkExplained", { days: INVITATION_DAYS })}
      </p>
      <div className="flex flex-wrap gap-2">
        <input
          readOnly
          aria-label={t("link")}
          value={invited.link}
          onFocus={(event) => event.target.select()}
          className="h-control min-w-0 flex-1 rounded-sm bg-raised px-2.5 font-mono text-xs inset-ring inset-ring-control-line pointer-coarse:h-control-touch"
        />
        <CopyButton key={invited.link} text={invited.link} label={t("copy")} copied={t("copied")} />
        <Button variant="quiet" onClick={onDone}>
          {t("done")}
        </Button>
      </div>
    </section>
  );
}
