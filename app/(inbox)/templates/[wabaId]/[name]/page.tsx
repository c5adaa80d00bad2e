import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/components/inbox/frame";
import { TemplateDesigner } from "@/components/template-designer/template-designer";
import { requireAgentForPage } from "@/lib/http/page-agent";
import { PageMessages } from "../../../page-messages";
import { loadTemplates } from "../../load-templates";

type DesignerParams = { params: Promise<{ wabaId: string; name: string }> };

/** Meta's ids are digits, and its names these letters: anything else names no template. */
const ID = /^\d{1,64}$/;
const NAME = /^[a-z0-9_]{1,512}$/;

export async function generateMetadata({ params }: DesignerParams): Promise<Metadata> {
  return { title: `${(await params).name} · Casement` };
}

export default async function DesignerPage({ params }: DesignerParams) {
  const { wabaId, name } = await params;
  if (!ID.test(wabaId) || !NAME.test(name)) notFound();
  const agent = await requireAgentForPage(`/templates/${wabaId}/${name}`);
  if (agent.role !== "admin") notFound();
  return (
    <HydrationBoundary state={await loadTemplates(agent)}>
      <PageMessages of={["library"]}>
        <Frame>
          <TemplateDesigner key={`${wabaId}/${name}`} wabaId={wabaId} name={name} />
        </Frame>
      </PageMessages>
    </HydrationBoundary>
  );
}
