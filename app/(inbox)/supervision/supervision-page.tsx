import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Frame } from "@/components/inbox/frame";
import { PageMessages } from "../page-messages";
import { loadSupervision, requireSupervisor } from "./load-supervision";

/** A page of supervision: for supervisors and admins alone. */
export async function SupervisionPage({ path, children }: { path: string; children: ReactNode }) {
  const agent = await requireSupervisor(path);
  return (
    <PageMessages of={["supervision"]}>
      <HydrationBoundary state={await loadSupervision(agent)}>
        <Frame>{children}</Frame>
      </HydrationBoundary>
    </PageMessages>
  );
}

/** Its title in the browser's tab. */
export async function supervisionTitle(page: "board" | "failures" | "messages" | "conversations"): Promise<Metadata> {
  const t = await getTranslations("supervision");
  return { title: `${t(`tab.${page}`)} · Casement` };
}
