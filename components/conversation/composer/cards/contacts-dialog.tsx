import { Plus, Trash2, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import type { ContactCard } from "@/lib/contract/contact-card";
import { type CardDraft, cardProblems, emptyCard, toCard } from "./card-draft";

type ContactsDialogProps = {
  returnTo: RefObject<HTMLElement | null>;
  onClose: () => void;
  onSend: (cards: ContactCard[]) => void;
};

/** As many cards as anybody fills in by hand. */
const CARDS_BY_HAND = 10;

/** Makes contact cards. */
export function ContactsDialog({ returnTo, onClose, onSend }: ContactsDialogProps) {
  const t = useTranslations("composer.contacts");
  const [cards, setCards] = useState([emptyCard(0)]);
  const [wasTried, setWasTried] = useState(false);
  const formId = useId();
  const isComplete = cards.every((card) => cardProblems(card).length === 0);

  function send() {
    setWasTried(true);
    if (isComplete) onSend(cards.map(toCard));
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      closeLabel={t("close")}
      returnTo={returnTo}
      className="max-w-[520px]"
      footer={
        <>
          <Button
            variant="quiet"
            aria-disabled={cards.length >= CARDS_BY_HAND}
            onClick={() =>
              cards.length < CARDS_BY_HAND && setCards([...cards, emptyCard(Math.max(...cards.map(({ id }) => id)) + 1)])
            }
          >
            <Plus aria-hidden="true" className="size-4" strokeWidth={1.75} />
            {t("add")}
          </Button>
          <Button type="submit" form={formId} variant="primary" aria-disabled={!isComplete} className="ms-auto">
            {t("send", { count: cards.length })}
          </Button>
        </>
      }
    >
      <DialogForm id={formId} onSubmit={send} className="gap-4">
        {cards.map((card, index) => (
          <CardFields
            key={card.id}
            card={card}
            number={index + 1}
            showsProblems={wasTried}
            onChange={(next) => setCards(cards.map((other) => (other.id === card.id ? next : other)))}
            onRemove={cards.length > 1 ? () => setCards(cards.filter((other) => other.id !== card.id)) : null}
          />
        ))}
        <figure
          aria-label={t("preview")}
          className="w-64 max-w-full justify-self-end rounded-bubble rounded-se-bubble-tail bg-bubble-out-bg px-2.5 py-2 text-bubble-out-ink shadow-bubble forced-colors:border"
        >
          {cards.map((card) => (
            <CardPreview key={card.id} card={card} />
          ))}
        </figure>
      </DialogForm>
    </Dialog>
  );
}

type CardFieldsProps = {
  card: CardDraft;
  number: number;
  showsProblems: boolean;
  onChange: (card: CardDraft) => void;
  onRemove: (() => void) | null;
};

function CardFields({ card, number, showsProblems, onChange, onRemove }: CardFieldsProps) {
  const t = useTranslations("composer.contacts");
  const problems = showsProblems ? cardProblems(card) : [];
  return (
    <fieldset className="grid gap-3 rounded-md bg-surface-2 p-3 inset-ring inset-ring-line md:grid-cols-2">
      <legend className="sr-only">{t("card", { number })}</legend>
      <div className="flex items-start gap-2 md:col-span-2">
        <TextField
          label={t("name")}
          value={card.name}
          onValue={(name) => onChange({ ...card, name })}
          required
          autoFocus
          maxLength={200}
          error={problems.includes("name") ? t("nameMissing") : null}
          className="flex-1"
        />
        {onRemove && (
          <IconButton label={t("remove", { number })} onClick={onRemove} className="mt-5">
            <Trash2 />
          </IconButton>
        )}
      </div>
      <TextField
        label={t("phones")}
        value={card.phones}
        onValue={(phones) => onChange({ ...card, phones })}
        lines={2}
        placeholder="+351 912 555 014"
        hint={t("phonesHint")}
        error={problems.includes("phones") ? t("phonesWrong") : null}
        className="md:col-span-2"
      />
      <TextField
        label={t("email")}
        type="email"
        value={card.email}
        onValue={(email) => onChange({ ...card, email })}
        maxLength={200}
        error={problems.includes("email") ? t("emailWrong") : null}
      />
      <TextField
        label={t("company")}
        value={card.company}
        onValue={(company) => onChange({ ...card, company })}
        maxLength={200}
      />
    </fieldset>
  );
}

function CardPreview({ card }: { card: CardDraft }) {
  const t = useTranslations("composer.contacts");
  return (
    <div className="flex items-center gap-2.5 py-1">
      <span className="grid size-9 shrink-0 place-items-center rounded-full bg-bubble-out-quote text-bubble-out-meta">
        <UserRound aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
      </span>
      <span className="min-w-0">
        <b dir="auto" className="block truncate font-medium">
          {card.name.trim() || t("name")}
        </b>
        <span dir="auto" className="block truncate text-bubble-out-meta text-xs">
          {card.company.trim() || card.phones.split(/[\n,;]/)[0]?.trim() || card.email.trim()}
        </span>
      </span>
    </div>
  );
}
