"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { TemplateButton } from "@/lib/contract/template-design";
import { BUTTON_COUNTS } from "@/lib/whatsapp/template-limits";
import { BUTTON_SIGNS } from "./button-signs";
import { emptyButton } from "./new-design";

const TYPES = [
  "quick_reply",
  "url",
  "phone",
  "copy_code",
  "flow",
  "voice_call",
  "catalog",
  "multi_product",
  "single_product",
  "contact_info",
] as const;

/** Those that may stand on a card. */
const CARD_TYPES = ["quick_reply", "url", "phone", "single_product"] as const;

type AddButtonProps = {
  id?: string;
  buttons: readonly TemplateButton[];
  isOnCard?: boolean;
  onAdd: (button: TemplateButton) => void;
};

/** One button more, of the kinds that Meta still takes. */
export function AddButton({ id, buttons, isOnCard = false, onAdd }: AddButtonProps) {
  const t = useTranslations("library.designer.buttons");
  const types: readonly (typeof TYPES)[number][] = isOnCard ? CARD_TYPES : TYPES;
  const isFull = (type: TemplateButton["type"]) =>
    buttons.filter((button) => button.type === type).length >= (BUTTON_COUNTS[type] ?? Number.POSITIVE_INFINITY);
  return (
    <Menu
      trigger={
        <Button id={id} size="small" variant="quiet" className="mt-1.5">
          <Plus aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          {t("add")}
        </Button>
      }
    >
      {types.map((type) => {
        const Sign = BUTTON_SIGNS[type];
        return (
          <MenuItem key={type} disabled={isFull(type)} onClick={() => onAdd(emptyButton(type))}>
            <Sign aria-hidden="true" />
            {t(`types.${type}`)}
          </MenuItem>
        );
      })}
    </Menu>
  );
}
