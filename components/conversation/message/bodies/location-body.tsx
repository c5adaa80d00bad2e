import { Copy, ExternalLink, MapPinned } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { Place } from "@/lib/contract/content";
import { useMessageContext } from "../message-context";
import { useTabStop } from "../tab-stop";
import { appLink, coordinates, mapLink, pageLink } from "./map-link";

/** A place: drawn without anybody's map, because a tile server would learn where our contacts are. */
export function LocationBody({ place }: { place: Place }) {
  const t = useTranslations("bubble.location");
  const { copy } = useMessageContext();
  const tabStop = useTabStop();
  const { name, address } = place;
  const page = pageLink(place);
  const degrees = coordinates(place);
  return (
    <div className="w-[260px] max-w-full">
      <MapSketch />
      <p dir="auto" className="font-medium">
        {name ?? t("unnamed")}
      </p>
      {address && (
        <p dir="auto" className="text-(--bubble-meta) text-sm">
          {address}
        </p>
      )}
      <p className="flex items-center gap-0.5 text-(--bubble-meta) text-xs tabular-nums">
        <bdi dir="ltr">{degrees}</bdi>
        <IconButton
          size="small"
          label={t("copy")}
          tooltip="none"
          tabIndex={tabStop}
          onClick={() => copy(degrees)}
          className="size-6 text-(--bubble-meta) [&_svg]:size-3.5"
        >
          <Copy />
        </IconButton>
      </p>
      <p className="flex flex-wrap gap-x-3 text-sm">
        <PlaceLink href={mapLink(place)} icon={<ExternalLink aria-hidden="true" />}>
          {t("open")}
        </PlaceLink>
        <PlaceLink href={appLink(place)} icon={<MapPinned aria-hidden="true" />}>
          {t("app")}
        </PlaceLink>
        {page && (
          <PlaceLink href={page} icon={<ExternalLink aria-hidden="true" />}>
            {t("page")}
          </PlaceLink>
        )}
      </p>
    </div>
  );
}

function PlaceLink({ href, icon, children }: { href: string; icon: ReactNode; children: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      tabIndex={useTabStop()}
      className="inline-flex min-h-7 items-center gap-1 rounded-xs text-link hover:underline pointer-coarse:min-h-11 [&_svg]:size-3.5 [&_svg]:stroke-[1.75]"
    >
      {icon}
      {children}
    </a>
  );
}

/** Some streets of nowhere, and a pin. */
function MapSketch() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 260 96"
      preserveAspectRatio="xMidYMid slice"
      className="-mx-1.5 -mt-0.5 mb-1.5 h-24 w-[calc(100%+12px)] rounded-[9px] bg-(--bubble-quote) stroke-current text-(--bubble-meta)"
      fill="none"
    >
      <g opacity=".26" strokeWidth="5">
        <path d="M-10 74 120 52 270 62" />
        <path d="M70 -10 96 106" />
        <path d="M182 -10 168 106" />
      </g>
      <g opacity=".18" strokeWidth="2">
        <path d="M-10 26 270 18M24 -10 34 106M134 -10 130 106M228 -10 222 106M-10 96 270 84" />
      </g>
      <g className="text-accent-ink" fill="currentColor" stroke="none">
        <path d="M130 20c-9.4 0-17 7.4-17 16.6C113 49 130 66 130 66s17-17 17-29.4C147 27.4 139.4 20 130 20Zm0 23a6.2 6.2 0 1 1 0-12.4A6.2 6.2 0 0 1 130 43Z" />
      </g>
    </svg>
  );
}
