import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";

import { getTranslations } from "next-intl/server";
import { Frame } from "@/components/inbox/frame";
import { SecurityPage } from "@/components/people/security-page";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { requireAgentForPage } from "@/lib/http/page-agent";
import { PageMessages } from "../../page-messages";
import { loadSettings } from "../load-settings";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.security");
  return { title: `${t("title")} · Casement` };
}

export default async function SettingsSecurityPage() {
  const agent = await requireAgentForPage("/settings/security");

  return (
    <HydrationBoundary state={await loadSettings(agent)}>
      <PageMessages of={["people"]}>
        <Frame>
          <SettingsFrame>
            <SecurityPage />
          </SettingsFrame>
        </Frame>
      </PageMessages>
    </HydrationBoundary>
  );
}
