import { SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { QuietState } from "@/components/ui/quiet-state";

/** Nothing stands at this address. */
export default function NotFoundPage() {
  const t = useTranslations("errors.notFound");
  return (
    <main className="flex min-h-dvh bg-thread">
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
