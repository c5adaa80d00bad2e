import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { GateCard } from "@/components/auth/gate-card";
import { Or } from "@/components/auth/or";
import { PasskeyButton } from "@/components/auth/passkey-button";
import { refusalOf } from "@/components/auth/refusal";
import { SecondStepForm } from "@/components/auth/second-step-form";
import { passkeyWords, secondStepWords } from "@/components/auth/words";
import { findTicket } from "@/lib/auth/second-step";
import { env } from "@/lib/env";
import { problemInQuery } from "@/lib/http/form";
import { safePath } from "@/lib/http/safe-path";

type Query = { next?: string; problem?: string };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.secondStep");
  return { title: `${t("title")} · Casement` };
}

export default async function SecondStepPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { next, problem } = await searchParams;
  const t = await getTranslations("auth");
  const steps = await findTicket(new Headers(await headers()));
  const signIn = `/sign-in?${new URLSearchParams({ next: safePath(next) })}`;
  if (!steps) {
    return (
      <GateCard title={t("secondStep.ranOutTitle")} lead={t("secondStep.ranOut")}>
        <a href={signIn} className="mt-5 inline-block font-medium text-link text-sm hover:underline">
          {t("secondStep.again")}
        </a>
      </GateCard>
    );
  }
  const asked = problemInQuery(problem);
  return (
    <GateCard title={t("secondStep.title")} lead={steps.hasAuthenticator ? t("secondStep.withApp") : t("secondStep.withPasskey")}>
      {steps.hasAuthenticator && (
        <SecondStepForm words={await secondStepWords(env().APP_URL)} next={safePath(next)} refusal={asked && refusalOf(asked)} />
      )}
      {steps.hasPasskey && (
        <>
          {steps.hasAuthenticator ? <Or word={t("passkey.or")} /> : <div className="mt-5" />}
          <PasskeyButton words={await passkeyWords()} next={safePath(next)} />
        </>
      )}
      <p className="mt-4 text-ink-3 text-xs">
        {t("secondStep.lost")}{" "}
        <a href={signIn} className="font-medium text-link hover:underline">
          {t("secondStep.again")}
        </a>
      </p>
    </GateCard>
  );
}
