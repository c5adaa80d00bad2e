import {
  ClipboardCopy,
  ClipboardList,
  ContactRound,
  ExternalLink,
  KeyRound,
  List,
  type LucideIcon,
  MapPin,
  MapPinHouse,
  MessageSquareReply,
  Phone,
  ShoppingBag,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Interactive } from "@/lib/contract/interactive";
import { useTabStop } from "../tab-stop";

const ICONS = {
  reply: MessageSquareReply,
  link: ExternalLink,
  list: List,
  form: ClipboardList,
  location: MapPin,
  address: MapPinHouse,
  shop: ShoppingBag,
  call: Phone,
  contact: ContactRound,
  coupon: ClipboardCopy,
  code: KeyRound,
} satisfies Record<string, LucideIcon>;

export type ActionKind = keyof typeof ICONS;

/** What the contact can press, under the stamp. Nothing happens here, but a list shows what it holds. */
export function InteractiveActions({ interactive }: { interactive: Interactive }) {
  const t = useTranslations("bubble.interactive");
  switch (interactive.type) {
    case "button":
      return interactive.buttons.map(({ id, title }) => <ActionLine key={id} kind="reply" label={title} />);
    case "list":
      return <ListAction list={interactive} />;
    case "cta_url":
      return <ActionLine kind="link" label={interactive.link.label} title={t("opens", { url: interactive.link.url })} />;
    case "flow":
      return <ActionLine kind="form" label={interactive.label} note={interactive.mode === "draft" ? t("draft") : undefined} />;
    case "voice_call":
      return (
        <ActionLine
          kind="call"
          label={interactive.label}
          note={interactive.minutes ? t("minutes", { count: interactive.minutes }) : undefined}
        />
      );
    case "carousel":
      return null;
    default: {
      const { kind, words } = FIXED[interactive.type];
      return <ActionLine kind={kind} label={t(words)} />;
    }
  }
}

/** Buttons whose words are WhatsApp's own. */
const FIXED = {
  location_request_message: { kind: "location", words: "sendLocation" },
  product: { kind: "shop", words: "viewProduct" },
  product_list: { kind: "shop", words: "viewProducts" },
  product_carousel: { kind: "shop", words: "viewProducts" },
  catalog_message: { kind: "shop", words: "viewCatalog" },
  address_message: { kind: "address", words: "provideAddress" },
  call_permission_request: { kind: "call", words: "callPermission" },
  request_contact_info: { kind: "contact", words: "shareContact" },
} as const satisfies Partial<Record<Interactive["type"], { kind: ActionKind; words: string }>>;

/** Without a kind, nobody knows what it does. */
type ActionLineProps = { kind: ActionKind | null; label: string; note?: string | undefined; title?: string };

/** One button as the contact sees it. */
export function ActionLine({ kind, label, note, title }: ActionLineProps) {
  const Icon = kind && ICONS[kind];
  return (
    <span
      title={title}
      className="clear-both -mx-2.5 mt-1.5 -mb-px flex flex-col items-center border-line border-t px-2.5 pt-1.5 text-link text-sm last:pb-0.5"
    >
      <span className="flex max-w-full items-center gap-1.5">
        {Icon && <Icon aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={1.75} />}
        <bdi className="min-w-0 [overflow-wrap:anywhere]">{label}</bdi>
      </span>
      {note && <span className="text-(--bubble-meta) text-2xs">{note}</span>}
    </span>
  );
}

function ListAction({ list }: { list: Extract<Interactive, { type: "list" }> }) {
  const t = useTranslations("bubble.interactive");
  const [isOpen, setIsOpen] = useState(false);
  const count = list.sections.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <span className="clear-both block">
      <button
        type="button"
        tabIndex={useTabStop()}
        aria-expanded={isOpen}
        onClick={() => setIsOpen((open) => !open)}
        className="-mx-2.5 mt-1.5 -mb-px flex min-h-8 w-[calc(100%+20px)] cursor-pointer items-center justify-center gap-1.5 border-line border-t px-2.5 pt-1.5 text-link text-sm pointer-coarse:min-h-11"
      >
        <List aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={1.75} />
        <bdi>{list.button}</bdi>
        <span className="text-(--bubble-meta) text-xs">{t("rows", { count })}</span>
      </button>
      {isOpen && <ListRows list={list} />}
    </span>
  );
}

function ListRows({ list: { sections } }: { list: Extract<Interactive, { type: "list" }> }) {
  return sections.map(({ title, rows }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a section is its place.
    <section key={index} className="pt-1.5">
      {title && (
        <h4 dir="auto" className="font-medium text-(--bubble-meta) text-xs">
          {title}
        </h4>
      )}
      <ul>
        {rows.map(({ id, title: name, description }) => (
          <li key={id} className="border-line border-b py-1 last:border-0">
            <bdi className="block text-sm">{name}</bdi>
            {description && <bdi className="block text-(--bubble-meta) text-xs">{description}</bdi>}
          </li>
        ))}
      </ul>
    </section>
  ));
}
