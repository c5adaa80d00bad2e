import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { GateCard } from "@/components/auth/gate-card";
import { Or } from "@/components/auth/or";
import { PasskeyButton } from "@/components/auth/passkey-button";
import { refusalOf } from "@/components/auth/refusal";
import { SignInForm } from "@/components/auth/sign-in-form";
import { passkeyWords, signInWords } from "@/components/auth/words";
import { env, SANDBOX } from "@/lib/env";
import { problemInQuery } from "@/lib/http/form";
import { findVisitor } from "@/lib/http/page-agent";
import { safePath } from "@/lib/http/safe-path";

type Query = { next?: string; problem?: string };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: `${t("signIn.title")} · Casement` };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { next, problem } = await searchParams;
  const visitor = await findVisitor();
  if (visitor === "agent") redirect(safePath(next));
  if (visitor === "first") redirect("/setup");
  const t = await getTranslations("auth");
  const asked = problemInQuery(problem);
  return (
    <GateCard
      title={t("signIn.title")}
      lead={env().sandbox ? t("signIn.toBusiness", { business: SANDBOX.businessName }) : t("signIn.toTeam")}
    >
      <SignInForm
        words={await signInWords(env().APP_URL)}
        next={safePath(next)}
        refusal={visitor === "unknown" ? { kind: "away" } : asked && refusalOf(asked)}
      />
      <Or word={t("passkey.or")} />
      <PasskeyButton words={await passkeyWords()} next={safePath(next)} />
      <p className="mt-4 text-ink-3 text-xs">{t("signIn.forgotten")}</p>
    </GateCard>
  );
}
