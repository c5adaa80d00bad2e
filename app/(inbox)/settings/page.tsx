import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Frame } from "@/components/inbox/frame";
import { OwnSettings } from "@/components/settings/own-settings";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { requireAgentForPage } from "@/lib/http/page-agent";
import { loadSettings } from "./load-settings";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: `${t("title")} · Casement` };
}

export default async function SettingsPage() {
  const agent = await requireAgentForPage("/settings");
  return (
    <HydrationBoundary state={await loadSettings(agent)}>
      <Frame>
        <SettingsFrame>
          <OwnSettings />
        </SettingsFrame>
      </Frame>
    </HydrationBoundary>
  );
}
