import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Showcase } from "@/components/conversation/showcase/showcase";
import { env } from "@/lib/env";
import { requireAgentForPage } from "@/lib/http/page-agent";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("bubble.showcase");
  return { title: `${t("title")} · Casement` };
}

/** Every kind of message, drawn from made-up ones. It exists in the sandbox alone. */
export default async function BubblesPage() {
  if (!env().sandbox) notFound();
  await requireAgentForPage("/bubbles");
  return <Showcase />;
}
