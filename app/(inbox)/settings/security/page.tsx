import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SecurityPage } from "@/components/people/security-page";
import { settingsScreen } from "../settings-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.security");
  return { title: `${t("title")} · Casement` };
}

export default function SettingsSecurityPage() {
  return settingsScreen({ path: "/settings/security", role: "agent", words: "people" }, <SecurityPage />);
}
