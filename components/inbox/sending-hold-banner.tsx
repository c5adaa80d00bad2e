import { Hand } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useReleaseSending } from "@/lib/client/sending-hold";
import type { SendingHold } from "@/lib/contract/sending-hold";

type SendingHoldBannerProps = { hold: NonNullable<SendingHold>; isAdmin: boolean };

/** For everybody, on every page: nothing goes out until an admin lets it. What waits may have been sent by the original already. */
export function SendingHoldBanner({ hold, isAdmin }: SendingHoldBannerProps) {
  const t = useTranslations("banners.held");
  const release = useReleaseSending();
  const letGo = () => release.mutate(undefined, { onError: () => toast.error(t("failed")) });
  return (
    <Banner
      tone="warn"
      icon={<Hand aria-hidden="true" />}
      actions={
        isAdmin && (
          <Button size="small" aria-disabled={release.isPending} onClick={release.isPending ? undefined : letGo}>
            {t("release")}
          </Button>
        )
      }
    >
      <b className="font-semibold">{t("title")}</b>{" "}
      <span>
        {t(`reason.${hold.reason}`)} {t("waiting", { count: hold.waiting })} {!isAdmin && t("ask")}
      </span>
    </Banner>
  );
}
