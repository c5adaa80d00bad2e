import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Frame } from "@/components/inbox/frame";
import { NumberBoard } from "@/components/numbers/number-board";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { requireAgentForPage } from "@/lib/http/page-agent";
import { PageMessages } from "../../page-messages";
import { loadSettings } from "../load-settings";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("numbers");
  return { title: `${t("title")} · Casement` };
}

export default async function NumbersPage() {
  const agent = await requireAgentForPage("/settings/numbers");
  if (agent.role !== "admin") notFound();
  return (
    <HydrationBoundary state={await loadSettings(agent)}>
      <Frame>
        <SettingsFrame>
          <PageMessages of={["numbers"]}>
            <NumberBoard />
          </PageMessages>
        </SettingsFrame>
      </Frame>
    </HydrationBoundary>
  );
}
