import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { GateCard } from "@/components/auth/gate-card";
import { InvitationForm } from "@/components/auth/invitation-form";
import { invitationWords } from "@/components/auth/words";
import { now } from "@/lib/clock";
import { interfaceLocale } from "@/lib/i18n/locale";
import { findInvitation } from "@/lib/inbox/invitations";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.invite");
  // The address is a secret: no other site learns it from us.
  return { title: `${t("title")} · Casement`, referrer: "same-origin" };
}

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = await getTranslations("auth.invite");
  const invitation = await findInvitation(token, now());
  if (!invitation) {
    return (
      <GateCard title={t("goneTitle")} lead={t("gone")}>
        <a href="/sign-in" className="mt-5 inline-block font-medium text-link text-sm hover:underline">
          {t("toSignIn")}
        </a>
      </GateCard>
    );
  }
  const { email, invitedBy: name } = invitation;
  return (
    <GateCard title={t("title")} lead={t("invitedBy", { name, email })}>
      <InvitationForm token={token} email={email} locale={interfaceLocale(await getLocale())} words={await invitationWords()} />
    </GateCard>
  );
}
