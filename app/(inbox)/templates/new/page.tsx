import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Frame } from "@/components/inbox/frame";
import { NewTemplate } from "@/components/template-designer/new-template";
import { requireAgentForPage } from "@/lib/http/page-agent";
import { PageMessages } from "../../page-messages";
import { loadTemplates } from "../load-templates";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("library");
  return { title: `${t("new")} · Casement` };
}

export default async function NewTemplatePage() {
  const agent = await requireAgentForPage("/templates/new");
  if (agent.role !== "admin") notFound();
  return (
    <HydrationBoundary state={await loadTemplates(agent)}>
      <PageMessages of={["library"]}>
        <Frame>
          <NewTemplate />
        </Frame>
      </PageMessages>
    </HydrationBoundary>
  );
}
