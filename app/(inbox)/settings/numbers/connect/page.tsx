import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConnectPage } from "@/components/numbers/connect/connect-page";
import { settingsScreen } from "../../settings-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("numbers.connect");
  return { title: `${t("title")} · Casement` };
}

export default function ConnectNumberPage() {
  return settingsScreen({ path: "/settings/numbers/connect", role: "admin", words: "numbers" }, <ConnectPage />);
}
