import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Frame } from "@/components/inbox/frame";
import { AuditPage } from "@/components/people/audit-page";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { requireAgentForPage } from "@/lib/http/page-agent";
import { PageMessages } from "../../page-messages";
import { loadSettings } from "../load-settings";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.audit");
  return { title: `${t("title")} · Casement` };
}

export default async function SettingsAuditPage() {
  const agent = await requireAgentForPage("/settings/audit");
  if (agent.role !== "admin") notFound();
  return (
    <HydrationBoundary state={await loadSettings(agent)}>
      <PageMessages of={["people"]}>
        <Frame>
          <SettingsFrame>
            <AuditPage />
          </SettingsFrame>
        </Frame>
      </PageMessages>
    </HydrationBoundary>
  );
}
