import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditPage } from "@/components/people/audit-page";
import { settingsScreen } from "../settings-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.audit");
  return { title: `${t("title")} · Casement` };
}

export default function SettingsAuditPage() {
  return settingsScreen({ path: "/settings/audit", role: "admin", words: "people" }, <AuditPage />);
}
