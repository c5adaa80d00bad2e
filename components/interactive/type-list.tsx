import {
  ClipboardList,
  ContactRound,
  ExternalLink,
  GalleryHorizontal,
  List,
  type LucideIcon,
  MapPin,
  MapPinHouse,
  MessageSquareReply,
  Package,
  PackageSearch,
  Phone,
  PhoneCall,
  ShoppingBag,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { InteractiveType } from "@/lib/contract/interactive";

/** The everyday ones first; those that need something at Meta last. */
const TYPES: readonly [InteractiveType, LucideIcon][] = [
  ["button", MessageSquareReply],
  ["list", List],
  ["cta_url", ExternalLink],
  ["carousel", GalleryHorizontal],
  ["location_request_message", MapPin],
  ["request_contact_info", ContactRound],
  ["call_permission_request", PhoneCall],
  ["voice_call", Phone],
  ["flow", ClipboardList],
  ["product", Package],
  ["product_list", PackageSearch],
  ["product_carousel", GalleryHorizontal],
  ["catalog_message", ShoppingBag],
  ["address_message", MapPinHouse],
];

/** Every kind of interactive message, each with what the contact sees. */
export function TypeList({ onType }: { onType: (type: InteractiveType) => void }) {
  const t = useTranslations("interactive.type");
  return (
    <ul className="grid gap-1 @min-[560px]:grid-cols-2">
      {TYPES.map(([type, Icon]) => (
        <li key={type}>
          <button
            type="button"
            onClick={() => onType(type)}
            className="flex h-full w-full cursor-pointer items-start gap-2.5 rounded-md p-2 text-start hover:bg-hover"
          >
            <span className="grid size-9 shrink-0 place-items-center rounded-md bg-sunken text-ink-2">
              <Icon aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
            </span>
            <span className="min-w-0">
              <span className="block font-medium">{t(`${type}.name`)}</span>
              <span className="block text-ink-2 text-xs">{t(`${type}.says`)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
