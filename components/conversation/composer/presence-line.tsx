import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import type { Presence } from "@/lib/client/presence";

/** Which colleague is here too: who writes goes before who looks. Nothing when one is alone. */
export function PresenceLine({ colleagues }: { colleagues: readonly Presence[] }) {
  const t = useTranslations("conversation.presence");
  const writing = colleagues.filter(({ state }) => state === "writing");
  const shown = writing.length > 0 ? writing : colleagues;
  const [first, second] = shown;
  const key = writing.length > 0 ? "writing" : "viewing";
  return (
    <div role="status" className="flex min-w-0 items-center gap-[7px] px-2 text-ink-2 text-xs">
      {first && (
        <>
          <Avatar id={first.agent.id} name={first.agent.name} size={18} />
          <span className="truncate">
            {t.rich(key, {
              count: shown.length,
              first: first.agent.name,
              second: second?.agent.name ?? "",
              others: shown.length - 1,
              b: (name) => <b className="font-medium text-ink">{name}</b>,
            })}
          </span>
          {key === "writing" && (
            <span aria-hidden="true" className="inline-flex items-center gap-[3px]">
              <i className="size-1 rounded-full bg-ink-3" />
              <i className="size-1 rounded-full bg-ink-3 opacity-70" />
              <i className="size-1 rounded-full bg-ink-3 opacity-40" />
            </span>
          )}
        </>
      )}
    </div>
  );
}
