"use client";

import { RefreshCw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type RefObject, useMemo } from "react";
import { isPersonsName, shortName } from "@/components/conversation/contact-name";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useDelayed } from "@/components/ui/use-delayed";
import { ApiError } from "@/lib/client/api";
import { useServerNow } from "@/lib/client/clock";
import { useSetFavourite } from "@/lib/client/favourites";
import { useSyncTemplates } from "@/lib/client/mutations";
import { useMe, useTemplates } from "@/lib/client/queries";
import type { ConversationDetail } from "@/lib/contract/conversation";
import type { TemplateList, TemplateView } from "@/lib/contract/template";
import type { WhenWrites } from "./draft-kept";
import type { FilledTemplate, PickerStart } from "./filled-template";
import { type Picker, PickerProvider } from "./picker-context";
import { preferredLanguages } from "./template-groups";
import { TemplatePicker } from "./template-picker";
import type { KnownValues } from "./value-sources";

type ConversationTemplatesProps = {
  conversation: ConversationDetail;
  draft: string;
  whenWrites: WhenWrites | null;
  start: PickerStart | null;
  searchRef: RefObject<HTMLInputElement | null>;
  onSend: (filled: FilledTemplate) => void;
  onHalfFilled: (isHalfFilled: boolean) => void;
  onEscape: () => void;
};

const NO_TEMPLATES: TemplateView[] = [];

/** The template picker with the templates that are offered on a conversation's number. */
export function ConversationTemplates({ conversation, ...picker }: ConversationTemplatesProps) {
  const { number, contactDetails } = conversation;
  const { data, error, refetch } = useTemplates(number.id);
  const templates = data?.templates ?? NO_TEMPLATES;
  const known = contactDetails.languages;
  const languages = useMemo(() => preferredLanguages(known ?? [], templates), [known, templates]);
  return (
    <PickerProvider value={usePickerOf(conversation, data?.wabaId ?? "")}>
      <TemplatePicker
        {...picker}
        templates={templates}
        known={useKnownValues(conversation, data?.businessName ?? null)}
        languages={languages}
        sync={data && <SyncState list={data} numberId={number.id} />}
        notice={
          <>
            {!data && !error && <LoadingList />}
            {!data && error && <FailedList error={error} onRetry={() => refetch()} />}
            {data && templates.length === 0 && <EmptyList wasSynced={data.syncedAt !== null} />}
          </>
        }
      />
    </PickerProvider>
  );
}

function usePickerOf({ id, contact, number, contactDetails }: ConversationDetail, wabaId: string): Picker {
  const t = useTranslations("templates.favourite");
  const { mutate } = useSetFavourite(number.id, wabaId);
  const contactShortName = shortName(contact);
  const { marketingStoppedAt } = contactDetails;
  const hasPhone = contactDetails.waId !== null;
  return useMemo(
    () => ({
      conversationId: id,
      contactShortName,
      limits: { marketingStoppedAt, hasPhone },
      setFavourite: (name, isFavourite) => mutate({ name, isFavourite }, { onError: () => toast.error(t("failed")) }),
    }),
    [id, contactShortName, marketingStoppedAt, hasPhone, mutate, t],
  );
}

/** What is known of the contact, the agent and the business, for the variables that an admin has said it belongs in. */
function useKnownValues({ contact, number }: ConversationDetail, businessName: string | null): KnownValues {
  const { data: me } = useMe();
  const format = useFormatter();
  const today = format.dateTime(useServerNow(), { day: "numeric", month: "long", year: "numeric" });
  return {
    contact: isPersonsName(contact.name) ? { short: shortName(contact), full: contact.name } : null,
    contactPhone: contact.phone,
    agentName: me?.name ?? "",
    businessName,
    numberName: number.name,
    today,
  };
}

function SyncState({ list, numberId }: { list: TemplateList; numberId: string }) {
  const t = useTranslations("templates.sync");
  const format = useFormatter();
  const now = useServerNow();
  const { mutate: sync, isPending, isError } = useSyncTemplates(numberId);
  const age = list.syncedAt && format.relativeTime(new Date(list.syncedAt), now);
  return (
    <div className="-mx-2 flex min-h-8 shrink-0 items-center gap-1 border-line border-t ps-4 pe-1.5 text-ink-3 text-xs">
      <p role="status" className="min-w-0 flex-1 truncate">
        {isPending && t("running")}
        {!isPending && (isError || list.error) && <span className="text-warn-ink">{t("failed")}</span>}
        {!isPending && !isError && !list.error && (age ? t("synced", { age }) : t("never"))}
      </p>
      <Button variant="quiet" size="small" aria-disabled={isPending} onClick={() => !isPending && sync()}>
        <RefreshCw aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        {t("now")}
      </Button>
    </div>
  );
}

function LoadingList() {
  const t = useTranslations("templates");
  const isDue = useDelayed(true, 150);
  return (
    <div aria-busy="true" className="flex-1 px-2.5 py-2">
      <span className="sr-only">{t("loading")}</span>
      {isDue &&
        [120, 90, 140, 104].map((width) => (
          <div key={width} className="grid gap-2 py-2.5" aria-hidden="true">
            <span className="flex justify-between">
              <span style={{ width }}>
                <Bone />
              </span>
              <span className="w-16">
                <Bone className="h-2" />
              </span>
            </span>
            <Bone className="h-2" />
          </div>
        ))}
    </div>
  );
}

function FailedList({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations("templates");
  return (
    <div role="alert" className="flex-1 px-2.5 py-3">
      <p className="text-ink-2">{t("failed")}</p>
      {error instanceof ApiError && <p className="mt-1 text-ink-3 text-xs">{t("request", { id: error.requestId })}</p>}
      <Button size="small" onClick={onRetry} className="mt-2">
        {t("loadAgain")}
      </Button>
    </div>
  );
}

/** Nothing to choose: the templates were never fetched, or an admin has offered none of them. */
function EmptyList({ wasSynced }: { wasSynced: boolean }) {
  const t = useTranslations("templates.empty");
  const { data: me } = useMe();
  if (!wasSynced) return <p className="flex-1 px-2.5 py-3 text-ink-2">{t("neverSynced")}</p>;
  return (
    <div className="flex-1 px-2.5 py-3 text-ink-2">
      <p>{t("noneOffered")}</p>
      {me?.role === "admin" ? (
        <a href="/templates" className="mt-1 inline-flex min-h-7 items-center text-link hover:underline pointer-coarse:min-h-11">
          {t("choose")}
        </a>
      ) : (
        <p className="mt-1 text-ink-3 text-xs">{t("askAdmin")}</p>
      )}
    </div>
  );
}
