import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import type { TrayItem } from "@/lib/client/tray-item";
import { TrayRow } from "./tray-row";

type TrayProps = {
  conversationId: string;
  items: readonly TrayItem[];
  /** Who gets the focus when what held it is removed. */
  fieldRef: RefObject<HTMLElement | null>;
};

/** What goes along with the text: each thing with its caption, how far it is, and what is wrong with it. */
export function Tray({ conversationId, items, fieldRef }: TrayProps) {
  const t = useTranslations("composer.tray");
  if (items.length === 0) return null;
  return (
    <ul
      aria-label={t("name")}
      className="grid max-h-[min(36vh,280px)] gap-px overflow-y-auto border-line border-b p-1.5 max-md:mb-1.5 max-md:-order-2 max-md:basis-full max-md:rounded-lg max-md:border max-md:border-line-strong max-md:bg-surface"
    >
      {items.map((item) => (
        <TrayRow key={item.id} conversationId={conversationId} item={item} onGone={() => fieldRef.current?.focus()} />
      ))}
    </ul>
  );
}
