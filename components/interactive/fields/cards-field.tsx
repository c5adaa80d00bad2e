import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { INTERACTIVE_LIMITS } from "@/lib/contract/interactive";
import { type CardDraft, emptyCard } from "../draft";
import { useEditor } from "../editor-context";
import { ChoicesField } from "./choices-field";
import { FileField } from "./file-field";
import { GroupProblem, LimitedField } from "./limited-field";

/** WhatsApp shows at most two quick replies on a card. */
const CARD_BUTTONS = 2;

/** The cards of a carousel. All of them offer the same: a link, or as many buttons. */
export function CardsField() {
  const t = useTranslations("interactive.field");
  const { draft, change } = useEditor();
  const { cards, cardAction } = draft;
  const put = (key: string, next: Partial<CardDraft>) =>
    change({ cards: cards.map((card) => (card.key === key ? { ...card, ...next } : card)) });
  return (
    <div className="grid gap-3">
      <div className="grid justify-items-start gap-2">
        <span aria-hidden="true" className="font-medium text-ink-2 text-xs">
          {t("cardAction")}
        </span>
        <Segmented
          label={t("cardAction")}
          value={cardAction}
          options={[
            { value: "link", label: t("cardLink") },
            { value: "buttons", label: t("cardButtons") },
          ]}
          onChange={(value) => change({ cardAction: value })}
        />
      </div>
      {cards.map((card, index) => (
        <CardFields
          key={card.key}
          card={card}
          index={index}
          onChange={(next) => put(card.key, next)}
          onRemove={
            cards.length > INTERACTIVE_LIMITS.cardsMin
              ? () => change({ cards: cards.filter(({ key }) => key !== card.key) })
              : null
          }
        />
      ))}
      <GroupProblem path="cards" />
      {cards.length < INTERACTIVE_LIMITS.cards && (
        <Button
          variant="quiet"
          size="small"
          onClick={() => change({ cards: [...cards, emptyCard(cards[0]?.buttons.length)] })}
          className="justify-self-start"
        >
          <Plus aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {t("addCard")}
        </Button>
      )}
    </div>
  );
}

type CardFieldsProps = {
  card: CardDraft;
  index: number;
  onChange: (change: Partial<CardDraft>) => void;
  onRemove: (() => void) | null;
};

function CardFields({ card, index, onChange, onRemove }: CardFieldsProps) {
  const t = useTranslations("interactive");
  const { draft } = useEditor();
  const path = `cards.${index}`;
  const number = index + 1;
  return (
    <fieldset className="grid gap-2.5 rounded-md bg-surface-2 p-3 inset-ring inset-ring-line">
      <legend className="sr-only">{t("field.card", { number })}</legend>
      <div className="flex items-start justify-between gap-2">
        <FileField
          path={`${path}.header.fileId`}
          label={`${t("field.card", { number })}: ${t("file.picture")}`}
          types={["image", "video"]}
          file={card.file}
          onFile={(file) => onChange({ file })}
        />
        {onRemove && (
          <IconButton label={t("field.removeCard", { number })} onClick={onRemove}>
            <Trash2 />
          </IconButton>
        )}
      </div>
      <LimitedField
        path={`${path}.body`}
        label={t("field.cardBody", { number })}
        value={card.body}
        max={INTERACTIVE_LIMITS.cardBody}
        lines={2}
        onValue={(body) => onChange({ body })}
        hint={t("field.optional")}
      />
      {draft.cardAction === "buttons" ? (
        <ChoicesField
          path={`${path}.buttons`}
          of="button"
          choices={card.buttons}
          max={CARD_BUTTONS}
          onChoices={(buttons) => onChange({ buttons })}
        />
      ) : (
        <div className="grid gap-2.5 @min-[420px]:grid-cols-2">
          <LimitedField
            path={`${path}.link.label`}
            label={t("field.label")}
            value={card.label}
            max={INTERACTIVE_LIMITS.linkLabel}
            onValue={(label) => onChange({ label })}
          />
          <LimitedField
            path={`${path}.link.url`}
            label={t("field.url")}
            value={card.url}
            placeholder="https://"
            onValue={(url) => onChange({ url })}
          />
        </div>
      )}
    </fieldset>
  );
}
