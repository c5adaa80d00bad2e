import { useTranslations } from "next-intl";
import { plainText } from "@/components/conversation/message/plain-text";
import { cn } from "@/components/ui/cn";
import type { TemplateView } from "@/lib/contract/template";
import { useCategoryName } from "./category-name";
import { isBlocked, type TemplateGroup } from "./template-groups";

type TemplateOptionProps = {
  id: string;
  group: TemplateGroup;
  /** The language whose words it shows. */
  template: TemplateView;
  isCurrent: boolean;
  onPick: () => void;
};

/** One template in the list: its name, its category and languages, and its first words or why it cannot be sent. */
export function TemplateOption({ id, group, template, isCurrent, onPick }: TemplateOptionProps) {
  const t = useTranslations("templates");
  const categoryName = useCategoryName();
  const blocked = isBlocked(group) ? group.languages[0].blocked : null;
  const languages = group.languages.map(({ language }) => language).join(", ");
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field keeps the focus and moves through the list by arrows.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      aria-disabled={blocked !== null}
      onClick={onPick}
      onPointerDown={(event) => event.preventDefault()}
      className={cn(
        "mt-0.5 block cursor-pointer rounded-sm px-2.5 py-[7px] max-md:py-2.5",
        isCurrent ? "bg-selected" : "hover:bg-hover",
        blocked !== null && "cursor-default",
      )}
    >
      <span className="flex items-baseline gap-2">
        <span className={cn("max-w-[80%] shrink-0 truncate font-medium", blocked !== null && "text-ink-3")}>{group.name}</span>
        <span className="ms-auto min-w-0 truncate text-ink-3 text-xs">
          {categoryName(group.category)} · {languages}
        </span>
      </span>
      <span className={cn("block truncate text-xs", blocked ? "text-warn-ink" : "text-ink-3")} dir="auto">
        {blocked ? t(`blocked.${blocked}`) : plainText(template.body)}
      </span>
    </div>
  );
}
