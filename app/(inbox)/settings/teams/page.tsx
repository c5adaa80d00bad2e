import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TeamsPage } from "@/components/people/teams-page";
import { settingsScreen } from "../settings-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.teams");
  return { title: `${t("title")} · Casement` };
}

export default function SettingsTeamsPage() {
  return settingsScreen({ path: "/settings/teams", role: "admin", words: "people" }, <TeamsPage />);
}
