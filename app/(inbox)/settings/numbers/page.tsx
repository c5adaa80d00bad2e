import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NumberBoard } from "@/components/numbers/number-board";
import { settingsScreen } from "../settings-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("numbers");
  return { title: `${t("title")} · Casement` };
}

export default function NumbersPage() {
  return settingsScreen({ path: "/settings/numbers", role: "admin", words: "numbers" }, <NumberBoard />);
}
