import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { GateCard } from "@/components/auth/gate-card";
import { SetupForm } from "@/components/auth/setup-form";
import { setupRefusalOf } from "@/components/auth/setup-refusal";
import { setupWords } from "@/components/auth/words";
import { problemInQuery } from "@/lib/http/form";
import { findVisitor } from "@/lib/http/page-agent";
import { interfaceLocale } from "@/lib/i18n/locale";

type Query = { problem?: string };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: `${t("setup.title")} · Casement` };
}

export default async function SetupPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { problem } = await searchParams;
  const visitor = await findVisitor();
  if (visitor === "agent" || visitor === "stranger") redirect("/sign-in");
  const t = await getTranslations("auth");
  const asked = problemInQuery(problem);
  return (
    <GateCard title={t("setup.title")} lead={t("setup.explained")} wide>
      <SetupForm
        words={await setupWords()}
        locale={interfaceLocale(await getLocale())}
        refusal={visitor === "unknown" ? { kind: "away" } : asked && setupRefusalOf(asked)}
      />
    </GateCard>
  );
}
