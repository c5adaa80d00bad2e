"use client";

import { useTranslations } from "next-intl";
import { SettingsPage } from "@/components/settings/settings-frame";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { QuietState } from "@/components/ui/quiet-state";
import { useDelayed } from "@/components/ui/use-delayed";
import { useBusinessTime } from "@/lib/client/business-time";
import { BusinessTimeForm } from "./business-time-form";

const BONES_MS = 150;

/** When the business answers: what waiting and response times count. */
export function BusinessTimePage() {
  const t = useTranslations("people.businessTime");
  const { data, isError, isPending, refetch } = useBusinessTime();
  const isLoading = useDelayed(isPending, BONES_MS);
  return (
    <SettingsPage title={t("title")}>
      <p className="pt-5 text-ink-2">{t("explained")}</p>
      {data && <BusinessTimeForm saved={data} />}
      {!data && isError && (
        <QuietState actions={<Button onClick={() => void refetch()}>{t("again")}</Button>}>{t("failed")}</QuietState>
      )}
      {isLoading && <Bone className="mt-5 w-2/3" />}
    </SettingsPage>
  );
}
