import { RotateCcw } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Board } from "@/lib/contract/supervision";
import { causeKey, useCauseWords } from "../frame/cause-words";
import { Figure } from "../frame/figure";
import { type FigureScope, messagesHref } from "../frame/figure-links";
import { withScope } from "../frame/scope";
import type { ScopeState } from "../frame/use-scope";
import { ShareBar } from "./share-bar";

const SHOWN = 6;

/** Why messages failed, the most frequent cause first. A name opens the cause, a number its messages. */
export function CausesPane({ board, scope, state }: { board: Board; scope: FigureScope; state: ScopeState }) {
  const t = useTranslations("supervision.causes");
  const tParty = useTranslations("supervision.party");
  const words = useCauseWords();
  const { causes, retriable } = board;
  const { failed } = board.deliveries;
  const most = Math.max(1, ...causes.map(({ messages }) => messages));
  const boardHref = withScope("/supervision/failures", { ...state.scope, agentId: null });
  const hrefOf = (key: string) => `${boardHref}${boardHref.includes("?") ? "&" : "?"}${new URLSearchParams({ cause: key })}`;
  return (
    <section
      aria-labelledby="causes-title"
      className="flex min-w-0 flex-col border-line border-s max-[1279px]:border-s-0 max-[719px]:border-frame max-[719px]:border-b-8"
    >
      <div className="flex h-10 shrink-0 items-center px-5 max-md:h-11 max-md:px-4">
        <h2 id="causes-title" className="font-semibold">
          {t("title")}
        </h2>
        <Link href={boardHref} prefetch={false} className="ms-auto font-medium text-link text-xs hover:underline">
          {t("openBoard")}
        </Link>
      </div>
      {failed === 0 ? (
        <p className="grid min-h-24 flex-1 place-content-center p-6 text-ink-2">{t("none")}</p>
      ) : (
        <ul>
          {causes.slice(0, SHOWN).map((cause) => {
            const key = causeKey(cause);
            const { title, party } = words(cause);
            return (
              <li
                key={key}
                className="relative grid min-h-[37px] grid-cols-[minmax(0,1fr)_76px_30px] items-center gap-3 px-5 py-1 hover:bg-hover max-md:min-h-12 max-md:px-4"
              >
                <span className="min-w-0 leading-[15px]">
                  <Link
                    href={hrefOf(key)}
                    prefetch={false}
                    title={title}
                    className="line-clamp-2 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus"
                  >
                    {title}
                  </Link>
                  <small className="block text-2xs text-ink-3 leading-[13px]">{tParty(party)}</small>
                </span>
                <ShareBar outcome="failed" share={cause.messages / most} />
                <span className="z-1 text-end font-medium">
                  <Figure
                    count={cause.messages}
                    href={messagesHref({ ...scope, bucket: "failed", cause: key }, cause.messages)}
                  />
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {failed > 0 && (
        <Link
          href={boardHref}
          prefetch={false}
          className="mt-auto flex gap-2 border-line border-t px-5 py-[13px] text-ink-2 text-xs hover:bg-hover focus-visible:-outline-offset-2 max-md:px-4"
        >
          <RotateCcw aria-hidden="true" className="mt-px size-3.5 shrink-0 text-accent-ink" strokeWidth={1.75} />
          <span>
            <b className="font-medium text-ink">{t("canRetry", { count: retriable, failed })}</b>
            {retriable < failed && ` ${t("whyNot", { count: failed - retriable })}`}
          </span>
        </Link>
      )}
    </section>
  );
}
