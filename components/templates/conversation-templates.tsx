"use client";

import { RefreshCw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { useDelayed } from "@/components/ui/use-delayed";
import { ApiError } from "@/lib/client/api";
import { useServerNow } from "@/lib/client/clock";
import { useSyncTemplates } from "@/lib/client/mutations";
import { useTemplates } from "@/lib/client/queries";
import type { TemplateList } from "@/lib/contract/template";
import type { WhenWrites } from "./draft-kept";
import type { ContactName } from "./fill";
import { type FilledTemplate, TemplatePicker } from "./template-picker";

type ConversationTemplatesProps = {
  numberId: string;
  contactName: ContactName | null;
  draft: string;
  whenWrites: WhenWrites | null;
  searchRef: RefObject<HTMLInputElement | null>;
  onSend: (filled: FilledTemplate) => void;
  onHalfFilled: (isHalfFilled: boolean) => void;
  onEscape: () => void;
};

/** The template picker with the templates of a number. */
export function ConversationTemplates({ numberId, ...picker }: ConversationTemplatesProps) {
  const { data, error, refetch } = useTemplates(numberId);
  const templates = data?.templates ?? [];
  return (
    <TemplatePicker
      {...picker}
      templates={templates}
      sync={data && <SyncState list={data} numberId={numberId} />}
      notice={
        <>
          {!data && !error && <LoadingList />}
          {!data && error && <FailedList error={error} onRetry={() => refetch()} />}
          {data && templates.length === 0 && <EmptyList />}
        </>
      }
    />
  );
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

function EmptyList() {
  const t = useTranslations("templates");
  return <p className="flex-1 px-2.5 py-3 text-ink-2">{t("empty")}</p>;
}
