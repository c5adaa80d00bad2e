import { HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Frame } from "@/components/inbox/frame";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { hasRole } from "@/lib/auth/roles";
import type { AgentRole } from "@/lib/contract/agent";
import { requireAgentForPage } from "@/lib/http/page-agent";
import { PageMessages, type PageNamespace } from "../page-messages";
import { loadSettings } from "./load-settings";

type SettingsPlace = { path: string; role: AgentRole; words: PageNamespace };

/** A page of the settings with its words, for whoever has the role; to others it does not exist. */
export async function settingsScreen({ path, role, words }: SettingsPlace, page: ReactNode) {
  const agent = await requireAgentForPage(path);
  if (!hasRole(agent, role)) notFound();
  return (
    <HydrationBoundary state={await loadSettings(agent)}>
      <PageMessages of={[words]}>
        <Frame>
          <SettingsFrame>{page}</SettingsFrame>
        </Frame>
      </PageMessages>
    </HydrationBoundary>
  );
}
