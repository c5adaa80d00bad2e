import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Frame } from "@/components/inbox/frame";
import { ConnectPage } from "@/components/numbers/connect/connect-page";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { requireAgentForPage } from "@/lib/http/page-agent";
import { PageMessages } from "../../../page-messages";
import { loadSettings } from "../../load-settings";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("numbers.connect");
  return { title: `${t("title")} · Casement` };
}

export default async function ConnectNumberPage() {
  const agent = await requireAgentForPage("/settings/numbers/connect");
  if (agent.role !== "admin") notFound();
  return (
    <HydrationBoundary state={await loadSettings(agent)}>
      <Frame>
        <SettingsFrame>
          <PageMessages of={["numbers"]}>
            <ConnectPage />
          </PageMessages>
        </SettingsFrame>
      </Frame>
    </HydrationBoundary>
  );
}
