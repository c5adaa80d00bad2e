import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Frame } from "@/components/inbox/frame";
import { NumberSettings } from "@/components/settings/number-settings";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { requireAgentForPage } from "@/lib/http/page-agent";
import { loadSettings } from "../load-settings";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.numbers");
  return { title: `${t("title")} · Casement` };
}

export default async function NumbersPage() {
  const agent = await requireAgentForPage("/settings/numbers");
  if (agent.role !== "admin") notFound();
  return (
    <HydrationBoundary state={await loadSettings(agent)}>
      <Frame>
        <SettingsFrame>
          <NumberSettings />
        </SettingsFrame>
      </Frame>
    </HydrationBoundary>
  );
}
