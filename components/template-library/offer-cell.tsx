"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "@/components/ui/toast";
import { ApiError } from "@/lib/client/api";
import { useOfferTemplate } from "@/lib/client/template-library";
import type { LibraryTemplate, TemplateLibrary, TemplateOfferInput } from "@/lib/contract/template-library";
import { toOfferInput } from "./offer";
import { OfferPopover } from "./offer-popover";
import { OfferSwitch } from "./offer-switch";
import { canBeOffered, summarizeState } from "./template-state";
import { useOfferWords } from "./use-offer-words";

type OfferCellProps = { template: LibraryTemplate; library: TemplateLibrary };

/** Whether agents find a template, and who of them. */
export function OfferCell({ template, library }: OfferCellProps) {
  const t = useTranslations("library.offer");
  const wordsOf = useOfferWords(library);
  const [anchor, setAnchor] = useState<Element | null>(null);
  const { mutate, isPending } = useOfferTemplate();
  const { wabaId, name, offer } = template;
  if (!offer) return <span className="text-ink-3">{t("notYet")}</span>;
  const isPossible = canBeOffered(template);
  const { who, where } = wordsOf(offer);

  function save(choice: TemplateOfferInput, onSaved: () => void) {
    mutate(
      { wabaId, name, offer: choice },
      {
        onSuccess: onSaved,
        onError: (error) =>
          toast.error(t("refused", { name, reason: error instanceof ApiError ? error.message : t("noAnswer") })),
      },
    );
  }

  return (
    <div className="flex min-w-0 items-center gap-2.5">
      <OfferSwitch
        label={t("switch", { name })}
        checked={isPossible && offer.isOffered}
        disabled={!isPossible}
        onChange={(isOffered) => save({ ...toOfferInput(offer), isOffered }, () => setAnchor(null))}
      />
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-label={t("whoMaySend", { name })}
        onClick={(event) => setAnchor(event.currentTarget)}
        className="min-w-0 flex-1 rounded-sm px-1.5 py-1 text-start transition-colors hover:bg-pressed aria-expanded:bg-pressed pointer-coarse:min-h-11"
      >
        {isPossible && offer.isOffered && (
          <>
            <span className="line-clamp-2 text-xs leading-4">{who}</span>
            <span className="block truncate text-2xs text-ink-3">{where}</span>
          </>
        )}
        {isPossible && !offer.isOffered && (
          <>
            <span className="block truncate text-ink-2 text-xs">{t("nobody")}</span>
            <span className="block truncate text-2xs text-ink-3">
              {offer.decidedBy ? t("offBy", { name: offer.decidedBy }) : t("offByRule")}
            </span>
          </>
        )}
        {!isPossible && (
          <span className="line-clamp-2 text-ink-3 text-xs leading-4">
            {t(`impossible.${reasonOf(summarizeState(template).state)}`)}
          </span>
        )}
      </button>
      {anchor && (
        <OfferPopover
          key={offer.decidedAt}
          anchor={anchor}
          onClose={() => setAnchor(null)}
          name={name}
          offer={offer}
          impossible={isPossible ? null : t(`impossible.${reasonOf(summarizeState(template).state)}`)}
          isSaving={isPending}
          teams={library.teams}
          numbers={library.accounts.find((account) => account.wabaId === wabaId)?.numbers ?? []}
          onSave={(choice) => save(choice, () => setAnchor(null))}
        />
      )}
    </div>
  );
}

function reasonOf(state: string): "disabled" | "rejected" | "other" {
  return state === "disabled" || state === "rejected" ? state : "other";
}
