import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Frame } from "@/components/inbox/frame";
import { BusinessTimePage } from "@/components/people/business-time-page";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { requireAgentForPage } from "@/lib/http/page-agent";
import { PageMessages } from "../../page-messages";
import { loadSettings } from "../load-settings";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.businessTime");
  return { title: `${t("title")} · Casement` };
}

export default async function SettingsBusinessTimePage() {
  const agent = await requireAgentForPage("/settings/business-time");
  if (agent.role !== "admin") notFound();
  return (
    <HydrationBoundary state={await loadSettings(agent)}>
      <PageMessages of={["people"]}>
        <Frame>
          <SettingsFrame>
            <BusinessTimePage />
          </SettingsFrame>
        </Frame>
      </PageMessages>
    </HydrationBoundary>
  );
}
