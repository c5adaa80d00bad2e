import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeoplePage } from "@/components/people/people-page";
import { settingsScreen } from "../settings-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: `${t("title")} · Casement` };
}

export default function SettingsPeoplePage() {
  return settingsScreen({ path: "/settings/people", role: "admin", words: "people" }, <PeoplePage />);
}
