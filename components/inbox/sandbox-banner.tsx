import { FlaskConical, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Tooltip } from "@/components/ui/tooltip";
import { openConversationId } from "./inbox-path";
import { useShell } from "./shell";

/**
 * Says that WhatsApp is simulated here, and leads to the customers' phones. It folds into the tag below. On a phone the bottom
 * bar leads there, and an open conversation has the whole screen.
 */
export function SandboxBanner() {
  const t = useTranslations("banners.sandbox");
  const { phoneUrl, isSandboxNoteFolded, foldSandboxNote } = useShell();
  const isInConversation = openConversationId(usePathname()) !== null;
  if (phoneUrl === null || isSandboxNoteFolded) return null;
  return (
    <Banner
      tone="info"
      className={isInConversation ? "max-md:hidden" : undefined}
      icon={<FlaskConical aria-hidden="true" />}
      actions={
        <>
          <a href={phoneUrl} target="_blank" rel="noreferrer" className={cn(buttonClass({ size: "small" }), "max-md:hidden")}>
            {t("open")}
          </a>
          <IconButton
            size="small"
            label={t("fold")}
            tooltip="none"
            onClick={foldSandboxNote}
            className="size-[26px] [&_svg]:size-4"
          >
            <X />
          </IconButton>
        </>
      }
    >
      {t("title")} <span className="max-lg:hidden">{t("explained")}</span>
    </Banner>
  );
}

/** What is left of the banner: a word in the rail that still leads to the phones. */
export function SandboxTag() {
  const t = useTranslations("banners.sandbox");
  const { phoneUrl, isSandboxNoteFolded } = useShell();
  if (phoneUrl === null || !isSandboxNoteFolded) return null;
  return (
    <Tooltip label={t("tagExplained")} side="inline-end">
      <a
        href={phoneUrl}
        target="_blank"
        rel="noreferrer"
        className="mb-1.5 inline-flex h-5 items-center rounded-xs bg-info-bg px-[5px] font-medium text-[10px] text-info-ink leading-none inset-ring inset-ring-info-line"
      >
        {t("tag")}
      </a>
    </Tooltip>
  );
}
