import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/cn";
import { useServerNow } from "@/lib/client/clock";
import type { CauseWords } from "../frame/cause-words";
import { causeKey } from "../frame/cause-words";
import { Figure } from "../frame/figure";
import { type FigureScope, messagesHref } from "../frame/figure-links";
import { type FailureCause, retryHelp } from "./cause-groups";
import { Spark } from "./spark";

type CauseRowProps = {
  cause: FailureCause;
  words: CauseWords;
  code: number | null;
  spark: Parameters<typeof Spark>[0];
  scope: FigureScope & { agentId?: string };
  isOpen: boolean;
  onOpen: () => void;
};

/** One cause: what it is, when it came, how many messages it took, whether a retry would help, and the one thing to do. */
export function CauseRow({ cause, words, code, spark, scope, isOpen, onOpen }: CauseRowProps) {
  const t = useTranslations("supervision.failures");
  const tParty = useTranslations("supervision.party");
  const help = retryHelp(cause, words);
  const href = messagesHref({ ...scope, bucket: "failed", cause: causeKey(cause) }, cause.messages);
  return (
    <tr
      aria-current={isOpen ? "true" : undefined}
      className={cn(
        "relative h-[63px] border-line border-b max-[719px]:grid max-[719px]:h-auto max-[719px]:grid-cols-[minmax(0,1fr)_auto] max-[719px]:gap-x-3 max-[719px]:gap-y-1.5 max-[719px]:px-4 max-[719px]:py-3",
        isOpen ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <td className="py-1.5 ps-5 pe-2 max-[719px]:p-0">
        <button
          type="button"
          data-row-link=""
          aria-expanded={isOpen}
          onClick={onOpen}
          className="text-start font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
        >
          {words.title}
          {code !== null && <span className="font-normal text-ink-3"> {code}</span>}
        </button>{" "}
        <span className="whitespace-nowrap rounded-xs bg-sunken px-1.5 py-px text-2xs text-ink-2 inset-ring inset-ring-line">
          {tParty(words.party)}
        </span>
        <span className="line-clamp-2 text-ink-2 text-xs">
          <Remark cause={cause} now={words.now} />
        </span>
      </td>
      <td className="px-2 max-[959px]:hidden">
        <Spark {...spark} />
      </td>
      <td className="px-2 text-end max-[719px]:p-0">
        <span className="relative z-1 font-medium">
          <Figure count={cause.messages} href={href} name={t("figure", { count: cause.messages, title: words.title })} />
        </span>
      </td>
      <td className="px-2 text-ink-2 text-xs max-[719px]:p-0 [&_b]:font-medium [&_b]:text-ink">
        {help === "now"
          ? t.rich("help.now", {
              count: cause.retriable,
              rest: cause.messages - cause.retriable,
              b: (text) => <b>{text}</b>,
            })
          : t.rich(`help.${help}`, { b: (text) => <b>{text}</b> })}
      </td>
      <td className="ps-2 pe-5 text-end max-[719px]:p-0">
        <span className="relative z-1">
          {cause.retriable === 0 && help !== "window" && words.words.startsWith("template") ? (
            <Link href={templatesHref(cause.template)} prefetch={false} className={buttonClass({ size: "small" })}>
              {t(cause.template ? "openTemplate" : "openTemplates")}
            </Link>
          ) : (
            <Button size="small" variant={cause.retriable > 0 ? "secondary" : "quiet"} onClick={onOpen}>
              {cause.retriable > 0 ? t("retry", { count: cause.retriable }) : t("open", { count: cause.messages })}
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}

/** What most of them have in common, or else what can be done about them. */
function Remark({ cause: { template, templatePausedUntil }, now }: { cause: FailureCause; now: string }) {
  const t = useTranslations("supervision.failures");
  const { moment } = useTimes();
  const present = useServerNow();
  if (!template) return now;
  if (!templatePausedUntil) return t("mostlyTemplate", { template });
  return t("mostlyPaused", { template, moment: moment(templatePausedUntil, present, "until") });
}

/** The library, narrowed to a template where there is one. */
function templatesHref(template: string | null): string {
  return template === null ? "/templates" : `/templates?${new URLSearchParams({ q: template })}`;
}
