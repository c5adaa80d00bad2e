import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { GateCard } from "@/components/auth/gate-card";
import { LinkForm } from "@/components/auth/link-form";
import { problemInQuery } from "@/lib/http/form";
import { findVisitor } from "@/lib/http/page-agent";

type Query = { token?: string; problem?: string };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: `${t("signIn.title")} · Casement` };
}

export default async function SignInLinkPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token, problem } = await searchParams;
  const t = await getTranslations("auth");
  if (typeof token === "string") {
    return (
      <GateCard title={t("link.title")} lead={t("link.explained")}>
        <LinkForm token={token} words={{ submit: t("link.submit"), submitting: t("link.submitting") }} />
      </GateCard>
    );
  }
  const refused = problemInQuery(problem);
  // Somebody who goes back to a used link is in already.
  if (!refused || (await findVisitor()) === "agent") redirect("/sign-in");
  const isUsed = refused.code === "unauthenticated";
  return (
    <GateCard title={isUsed ? t("link.usedTitle") : t("link.failedTitle")} lead={isUsed ? t("link.used") : t("link.failed")}>
      <a href="/sign-in" className="mt-5 inline-block font-medium text-link text-sm hover:underline">
        {t("link.toSignIn")}
      </a>
    </GateCard>
  );
}
