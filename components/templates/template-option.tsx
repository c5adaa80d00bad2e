import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { plainText } from "@/components/conversation/message/plain-text";
import { cn } from "@/components/ui/cn";
import type { TemplateView } from "@/lib/contract/template";
import { useCategoryName } from "./category-name";
import { hasLowQuality } from "./obstacle";
import { usePicker } from "./picker-context";
import type { TemplateGroup } from "./template-groups";
import { useObstacleWords } from "./use-obstacle-words";

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
  const { obstacle } = group;
  const others = group.languages.filter(({ id }) => id !== template.id).map(({ language }) => language);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field keeps the focus and moves through the list by arrows.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      aria-disabled={obstacle !== null}
      onClick={onPick}
      onPointerDown={(event) => event.preventDefault()}
      className={cn(
        "group/option mt-0.5 block cursor-pointer rounded-sm py-[7px] ps-2.5 pe-1.5 max-md:py-2.5",
        isCurrent ? "bg-selected" : "hover:bg-hover",
        obstacle !== null && "cursor-default",
      )}
    >
      <span className="flex items-center gap-2">
        <span className={cn("max-w-[70%] shrink-0 truncate font-medium", obstacle !== null && "text-ink-3")}>{group.name}</span>
        <span className="ms-auto min-w-0 truncate text-ink-3 text-xs">
          {categoryName(group.category)} · <span className="font-medium text-ink-2">{template.language}</span>
          {others.length > 0 && `, ${others.join(", ")}`}
        </span>
        {group.isFavourite && <span className="sr-only">{t("favourite.is")}</span>}
        <OptionStar group={group} isCurrent={isCurrent} />
      </span>
      <SecondLine group={group} template={template} />
    </div>
  );
}

/** For the pointer; the key and the button beside the name of the chosen one do the same. */
function OptionStar({ group: { name, isFavourite }, isCurrent }: { group: TemplateGroup; isCurrent: boolean }) {
  const { setFavourite } = usePicker();
  return (
    <span
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation();
        setFavourite(name, !isFavourite);
      }}
      className={cn(
        "-my-1 grid size-6 shrink-0 place-items-center rounded-xs text-ink-3 hover:text-ink pointer-coarse:-my-2.5 pointer-coarse:size-11",
        !isFavourite && !isCurrent && "opacity-0 group-hover/option:opacity-100 pointer-coarse:opacity-100",
      )}
    >
      <Star className={cn("size-3.5", isFavourite && "fill-current text-accent")} strokeWidth={1.75} />
    </span>
  );
}

function SecondLine({ group, template }: { group: TemplateGroup; template: TemplateView }) {
  const t = useTranslations("templates");
  const { contactShortName, limits } = usePicker();
  const words = useObstacleWords(contactShortName, limits);
  if (group.obstacle) {
    return <span className="block truncate text-warn-ink text-xs">{words(group.obstacle, group.languages[0])}</span>;
  }
  return (
    <>
      <span className="block truncate text-ink-3 text-xs" dir="auto">
        {plainText(template.body)}
      </span>
      {hasLowQuality(template) && <span className="block truncate text-warn-ink text-xs">{t("lowQuality")}</span>}
    </>
  );
}
