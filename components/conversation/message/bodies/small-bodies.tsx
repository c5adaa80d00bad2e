import { ListChecks, MessageSquareReply, Package, Phone, PhoneOff, ShieldQuestionMark } from "lucide-react";
import { useTranslations } from "next-intl";
import { useServerNow } from "@/lib/client/clock";
import type { MessageContent } from "@/lib/contract/content";
import { useTimes } from "../../use-times";
import { KindLine } from "../kind-line";

type Content<Kind extends MessageContent["kind"]> = Extract<MessageContent, { kind: Kind }>;

/** What the contact chose of what we offered. */
export function ChoiceBody({ choice: { of, title, description } }: { choice: Content<"choice"> }) {
  const t = useTranslations("bubble.choice");
  return (
    <>
      <KindLine icon={of === "list" ? ListChecks : MessageSquareReply}>{t(of)}</KindLine>
      <span dir="auto">{title}</span>
      {description && (
        <span dir="auto" className="block text-(--bubble-meta) text-sm">
          {description}
        </span>
      )}
    </>
  );
}

/** A product that the contact shared or asks about. */
export function ProductBody({ product: { productId } }: { product: Content<"product"> }) {
  const t = useTranslations("bubble.product");
  return (
    <span className="flex items-center gap-2.5 py-0.5">
      <span className="grid size-9 shrink-0 place-items-center rounded-md bg-(--bubble-quote) text-(--bubble-meta)">
        <Package aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
      </span>
      <span className="min-w-0">
        <span className="block font-medium">{t("title")}</span>
        <span className="block text-(--bubble-meta) text-xs">{productId ? t("id", { id: productId }) : t("unknown")}</span>
      </span>
    </span>
  );
}

/** Whether the contact lets us call. */
export function CallPermissionBody({ permission }: { permission: Content<"call_permission"> }) {
  const t = useTranslations("bubble.callPermission");
  const { moment } = useTimes();
  const now = useServerNow();
  const { isGranted, isPermanent, until } = permission;
  const Icon = isGranted ? Phone : PhoneOff;
  return (
    <span className="flex items-center gap-2">
      <Icon aria-hidden="true" className="size-4 shrink-0 text-(--bubble-meta)" strokeWidth={1.75} />
      {isGranted && until && !isPermanent
        ? t("until", { when: moment(until, now, "until") })
        : t(permissionWords(isGranted, isPermanent))}
    </span>
  );
}

function permissionWords(isGranted: boolean, isPermanent: boolean) {
  if (!isGranted) return "refused";
  return isPermanent ? "always" : "granted";
}

/** What WhatsApp did not give us: what it was and why, as far as it says. */
export function UnsupportedBody({ unsupported: { type, code, reason } }: { unsupported: Content<"unsupported"> }) {
  const t = useTranslations("bubble.unsupported");
  const what = KNOWN_TYPES.find((known) => known === type);
  const isToCome = what === "media_placeholder";
  return (
    <span className="flex max-w-[360px] items-start gap-2.5 py-0.5">
      <span className="grid size-9 shrink-0 place-items-center rounded-md bg-(--bubble-quote) text-(--bubble-meta)">
        <ShieldQuestionMark aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
      </span>
      <span className="min-w-0">
        <span className="block font-medium">{t(isToCome ? "fileToCome" : "title")}</span>
        <span className="block text-(--bubble-meta) text-xs">
          {!isToCome && (what || type) && `${t("what", { what: what ? t(`types.${what}`) : (type ?? "") })} `}
          {t(isToCome ? "ownPhone" : "phone")}
        </span>
        <UnsupportedReason code={code} reason={reason} />
      </span>
    </span>
  );
}

function UnsupportedReason({ code, reason }: Pick<Content<"unsupported">, "code" | "reason">) {
  const t = useTranslations("bubble.unsupported");
  if (reason === null && code === null) return null;
  return (
    <span dir="auto" className="block text-(--bubble-meta) text-xs">
      {reason === null && t("code", { code: String(code) })}
      {reason !== null && (code === null ? t("why", { reason }) : t("whyCode", { reason, code: String(code) }))}
    </span>
  );
}

/** Meta's words for what it does not pass on, as far as the catalogue has better ones. */
const KNOWN_TYPES = [
  "button",
  "edit",
  "errors",
  "gif",
  "group_invite",
  "hsm",
  "image",
  "interactive",
  "keep_in_chat",
  "link_preview",
  "list",
  "location",
  "media_placeholder",
  "order",
  "pin",
  "poll_creation",
  "poll_update",
  "product",
  "reaction",
  "video",
] as const;
