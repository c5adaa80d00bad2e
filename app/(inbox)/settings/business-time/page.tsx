import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BusinessTimePage } from "@/components/people/business-time-page";
import { settingsScreen } from "../settings-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.businessTime");
  return { title: `${t("title")} · Casement` };
}

export default function SettingsBusinessTimePage() {
  return settingsScreen({ path: "/settings/business-time", role: "admin", words: "people" }, <BusinessTimePage />);
}
