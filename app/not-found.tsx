import { SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { QuietState } from "@/components/ui/quiet-state";

/** Nothing stands at this address. */
export default function NotFoundPage() {
  const t = useTranslations("errors.notFound");
  const product = useTranslations("common")("product");
  return (
    <main className="flex min-h-dvh bg-thread">
      <title>{`${t("title")} · ${product}`}</title>
      <QuietState
        icon={<SearchX aria-hidden="true" className="size-5 text-ink-2" strokeWidth={1.75} />}
        title={t("title")}
        actions={
          <Link href="/inbox" className={buttonClass()}>
            {t("toInbox")}
          </Link>
        }
      >
        {t("explained")}
      </QuietState>
    </main>
  );
}
