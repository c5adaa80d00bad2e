import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef } from "react";
import { Button } from "@/components/ui/button";

type CollisionGuardProps = {
  /** The colleague who was faster; null when the server did not say. */
  agentName: string | null;
  /** How long ago, when the reply was stopped. */
  secondsAgo: number | null;
  /** What was stopped, in words. */
  text: string;
  onSend: () => void;
  onKeep: () => void;
};

/** A colleague replied while this reply was being written: it has not been sent, and the agent decides. */
export function CollisionGuard({ agentName, secondsAgo, text, onSend, onKeep }: CollisionGuardProps) {
  const t = useTranslations("composer.collision");
  const card = useRef<HTMLElement>(null);
  const keep = useRef<HTMLButtonElement>(null);

  // It takes the field's place, and the focus only from there: whoever works elsewhere is left alone.
  useLayoutEffect(() => {
    const active = document.activeElement;
    if (active === document.body || card.current?.parentElement?.contains(active)) keep.current?.focus();
  }, []);

  const name = agentName ?? t("colleague");
  return (
    <section
      ref={card}
      role="alert"
      aria-label={t("name")}
      className="rounded-lg bg-raised forced-colors:border px-3.5 py-3 shadow-bubble ring-1 ring-control-line"
    >
      <p>
        <b className="font-semibold">
          {secondsAgo === null ? t("repliedJustNow", { name }) : t("replied", { name, seconds: secondsAgo })}
        </b>{" "}
        {t("notSent")}
      </p>
      <p dir="auto" className="mt-0.5 mb-2.5 truncate text-ink-3">
        {t("quoted", { text })}
      </p>
      <div className="flex flex-wrap gap-1.5">
        <Button variant="primary" size="small" onClick={onSend}>
          {t("sendToo")}
        </Button>
        <Button ref={keep} variant="secondary" size="small" onClick={onKeep}>
          {t("keep")}
        </Button>
      </div>
    </section>
  );
}
