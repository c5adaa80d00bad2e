"use client";

import { GitFork } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useServerNow } from "@/lib/client/clock";
import { useTemplateDesigner } from "./designer-context";

/** Somebody else kept a draft in between: whose counts is for the reader to say. */
export function ConflictBanner() {
  const t = useTranslations("library.designer.conflict");
  const { moment } = useTimes();
  const now = useServerNow();
  const { keeper } = useTemplateDesigner();
  if (keeper.state.kind !== "conflict") return null;
  const { theirs } = keeper.state;
  return (
    <Banner
      tone="warn"
      icon={<GitFork aria-hidden="true" />}
      actions={
        <>
          <Button size="small" onClick={() => keeper.takeTheirs(theirs)}>
            {t("theirs")}
          </Button>
          <Button size="small" onClick={() => keeper.keepMine(theirs)}>
            {t("mine")}
          </Button>
        </>
      }
    >
      {t("saved", {
        name: theirs.updatedBy ?? t("somebody"),
        when: theirs.updatedAt ? moment(theirs.updatedAt, now) : "",
      })}{" "}
      <span>{t("explained")}</span>
    </Banner>
  );
}
