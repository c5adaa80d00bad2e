import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Frame } from "@/components/inbox/frame";
import { TemplateLibraryPage } from "@/components/template-library/template-library";
import { requireAgentForPage } from "@/lib/http/page-agent";
import { PageMessages } from "../page-messages";
import { loadTemplates } from "./load-templates";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("library");
  return { title: `${t("title")} · Casement` };
}

export default async function TemplatesPage() {
  const agent = await requireAgentForPage("/templates");
  return (
    <HydrationBoundary state={await loadTemplates(agent)}>
      <PageMessages of={["library"]}>
        <Frame>
          <TemplateLibraryPage />
        </Frame>
      </PageMessages>
    </HydrationBoundary>
  );
}
