import { Contact, Copy, UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { ContactCard } from "@/lib/contract/contact-card";
import { KindLine } from "../kind-line";
import { useMessageContext } from "../message-context";
import { useTabStop } from "../tab-stop";
import { FoldButton } from "./fold-button";
import { webLink } from "./map-link";
import { saveText } from "./save-text";
import { toVcard, vcardFileName } from "./vcard";

/** More than these are shown on demand. */
const SHOWN_AT_FIRST = 3;
const LINES_AT_FIRST = 12;

type ContactsBodyProps = { cards: ContactCard[] /** Beyond those. */; leftOut: number; isAnswer: boolean };

/** The people whose cards came or went with a message. */
export function ContactsBody({ cards, leftOut, isAnswer }: ContactsBodyProps) {
  const t = useTranslations("bubble.contacts");
  const [isOpen, setIsOpen] = useState(false);
  const shown = isOpen ? cards : cards.slice(0, SHOWN_AT_FIRST);
  return (
    <div className="w-[280px] max-w-full">
      {isAnswer && <KindLine icon={Contact}>{t("answer")}</KindLine>}
      {cards.length > 1 && <KindLine icon={Contact}>{t("count", { count: cards.length + leftOut })}</KindLine>}
      {shown.map((card, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two cards may be equal, and they never move.
        <Card key={index} card={card} />
      ))}
      {shown.length < cards.length && (
        <FoldButton words={t("more", { count: cards.length + leftOut - shown.length })} onClick={() => setIsOpen(true)} />
      )}
      {isOpen && leftOut > 0 && <LeftOut count={leftOut} />}
    </div>
  );
}

function Card({ card }: { card: ContactCard }) {
  const t = useTranslations("bubble.contacts");
  const tabStop = useTabStop();
  const work = [card.title, card.company].filter(Boolean).join(", ");
  const [isOpen, setIsOpen] = useState(false);
  const lines = linesOf(card);
  const shown = isOpen ? lines : lines.slice(0, LINES_AT_FIRST);
  const { leftOut = 0 } = card;
  return (
    <section aria-label={card.name} className="border-line border-b py-1.5 first:pt-0.5 last-of-type:border-0">
      <div className="mb-1 flex items-center gap-2.5">
        <Avatar id={card.phones[0]?.waId ?? card.name} name={card.name} size={36} />
        <div className="min-w-0">
          <bdi className="block truncate font-medium">{card.name}</bdi>
          {work && <bdi className="block truncate text-(--bubble-meta) text-xs">{work}</bdi>}
        </div>
      </div>
      {shown.map(({ text, type, url }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a card may repeat a line, and its lines never move.
        <Line key={index} text={text} type={type}>
          {url && <WebLink url={url} />}
        </Line>
      ))}
      {shown.length < lines.length && (
        <FoldButton words={t("moreLines", { count: lines.length + leftOut - shown.length })} onClick={() => setIsOpen(true)} />
      )}
      {shown.length === lines.length && leftOut > 0 && <LeftOut count={leftOut} />}
      <Button
        size="small"
        tabIndex={tabStop}
        aria-label={t("saveName", { name: card.name })}
        onClick={() => saveText(toVcard(card), vcardFileName(card), "text/vcard")}
        className="mt-1"
      >
        <UserPlus aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        {t("save")}
      </Button>
    </section>
  );
}

type CardLine = { text: string; type: string | undefined; url?: string };

/** Everything that one may call, write to or visit, in the order of use. */
function linesOf({ phones, emails, urls, addresses }: ContactCard): CardLine[] {
  return [
    ...phones.map(({ phone, type }) => ({ text: phone, type })),
    ...emails.map(({ email, type }) => ({ text: email, type })),
    ...urls.map(({ url, type }) => ({ text: url, type, url })),
    ...addresses.map(({ text, type }) => ({ text, type })),
  ];
}

function LeftOut({ count }: { count: number }) {
  const t = useTranslations("bubble.contacts");
  return <p className="py-1 text-(--bubble-meta) text-xs">{t("leftOut", { count })}</p>;
}

function Line({ text, type, children }: { text: string; type: string | undefined; children?: ReactNode }) {
  const t = useTranslations("bubble.contacts");
  const { copy } = useMessageContext();
  return (
    <p className="flex items-center gap-1.5 text-sm">
      <bdi className="min-w-0 [overflow-wrap:anywhere]">{children ?? text}</bdi>
      {type && <span className="shrink-0 text-(--bubble-meta) text-2xs">{type.toLowerCase()}</span>}
      <IconButton
        size="small"
        label={t("copy", { text })}
        tooltip="none"
        tabIndex={useTabStop()}
        onClick={() => copy(text)}
        className="ms-auto size-6 text-(--bubble-meta) [&_svg]:size-3.5"
      >
        <Copy />
      </IconButton>
    </p>
  );
}

function WebLink({ url }: { url: string }) {
  const href = webLink(url);
  const tabStop = useTabStop();
  if (!href) return url;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      tabIndex={tabStop}
      className="rounded-xs text-link underline"
    >
      {url}
    </a>
  );
}
