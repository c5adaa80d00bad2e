import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { INTERACTIVE_LIMITS } from "@/lib/contract/interactive";
import { type ChoiceDraft, emptyChoice } from "../draft";
import { GroupProblem, LimitedField } from "./limited-field";

type ChoicesFieldProps = {
  /** Of the list in the message. */
  path: string;
  /** Buttons of a message, or options of a list, which have a description too. */
  of: "button" | "row";
  choices: readonly ChoiceDraft[];
  max: number;
  onChoices: (choices: ChoiceDraft[]) => void;
};

const WORDS = {
  button: { one: "button", remove: "removeButton", add: "addButton", max: INTERACTIVE_LIMITS.buttonTitle },
  row: { one: "row", remove: "removeRow", add: "addRow", max: INTERACTIVE_LIMITS.rowTitle },
} as const;

/** What the contact can choose: one after the other. */
export function ChoicesField({ path, of, choices, max, onChoices }: ChoicesFieldProps) {
  const t = useTranslations("interactive.field");
  const words = WORDS[of];
  const put = (key: string, change: Partial<ChoiceDraft>) =>
    onChoices(choices.map((choice) => (choice.key === key ? { ...choice, ...change } : choice)));
  return (
    <div className="grid gap-2.5">
      {choices.map((choice, index) => (
        <div key={choice.key} className="flex items-start gap-1.5">
          <div className="grid min-w-0 flex-1 gap-1.5 @min-[420px]:data-[of=row]:grid-cols-2" data-of={of}>
            <LimitedField
              path={`${path}.${index}.title`}
              label={t(words.one, { number: index + 1 })}
              value={choice.title}
              max={words.max}
              onValue={(title) => put(choice.key, { title })}
            />
            {of === "row" && (
              <LimitedField
                path={`${path}.${index}.description`}
                label={t("rowDescription", { number: index + 1 })}
                value={choice.description}
                max={INTERACTIVE_LIMITS.rowDescription}
                onValue={(description) => put(choice.key, { description })}
              />
            )}
          </div>
          {choices.length > 1 && (
            <IconButton
              label={t(words.remove, { number: index + 1 })}
              onClick={() => onChoices(choices.filter(({ key }) => key !== choice.key))}
              className="mt-[22px]"
            >
              <X />
            </IconButton>
          )}
        </div>
      ))}
      <GroupProblem path={path} />
      {choices.length < max && (
        <Button
          variant="quiet"
          size="small"
          onClick={() => onChoices([...choices, emptyChoice()])}
          className="justify-self-start"
        >
          <Plus aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {t(words.add)}
        </Button>
      )}
    </div>
  );
}
