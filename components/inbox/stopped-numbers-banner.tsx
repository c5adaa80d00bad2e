import { CircleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { buttonClass } from "@/components/ui/button-class";
import type { NumberView } from "@/lib/contract/number";

/** For admins, on every page: Meta refuses what these numbers send, so that their queues stand still. */
export function StoppedNumbersBanner({ numbers }: { numbers: readonly NumberView[] }) {
  const t = useTranslations("banners.stopped");
  return (
    <Banner
      tone="danger"
      icon={<CircleAlert aria-hidden="true" />}
      actions={
        <Link href="/settings/numbers" className={buttonClass({ size: "small" })}>
          {t("look")}
        </Link>
      }
    >
      <b className="font-semibold">
        {t("title", { count: numbers.length, numbers: numbers.map(({ name }) => name).join(", ") })}
      </b>{" "}
      <span>{t("explained")}</span>
    </Banner>
  );
}
