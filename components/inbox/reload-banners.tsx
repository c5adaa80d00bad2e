import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { reloadWhenUnused } from "@/lib/client/upgrade";

/** The server is another build than this page: what loads late may be gone. A page that is not in use reloads by itself. */
export function OutdatedBanner() {
  const t = useTranslations("banners.outdated");
  useEffect(reloadWhenUnused, []);
  return <ReloadBanner title={t("title")} explained={t("explained")} reload={t("reload")} />;
}

/** A part of the page did not come. */
export function MissingPartBanner() {
  const t = useTranslations("banners.missingPart");
  return <ReloadBanner title={t("title")} explained={t("explained")} reload={t("reload")} />;
}

function ReloadBanner({ title, explained, reload }: { title: string; explained: string; reload: string }) {
  return (
    <Banner
      tone="info"
      icon={<RefreshCw aria-hidden="true" />}
      actions={
        <Button size="small" onClick={() => window.location.reload()}>
          {reload}
        </Button>
      }
    >
      {title} <span>{explained}</span>
    </Banner>
  );
}
