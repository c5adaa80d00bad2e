import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { useChangeConnection } from "@/lib/client/connections";
import type { ConnectionView } from "@/lib/contract/number-connection";
import { Problem } from "./problem";
import { StepRow } from "./step-row";

const LOOK_AGAIN_MS = 6_000;
/** What may be repaired at Meta while this page waits. A wrong key is not: it has to be entered anew. */
const REPAIRED_AT_META = new Set([
  "not_subscribed",
  "subscription_refused",
  "number_not_connected",
  "not_reached",
  "scopes_missing",
]);

/** Whether the account sends its events to the app. While it does not, or something else waits for Meta, we look again by ourselves. */
export function EventsStep({ connection, index }: { connection: ConnectionView; index: number }) {
  const t = useTranslations("numbers.connect");
  const change = useChangeConnection(connection.id);
  const { id, wabaId } = connection;
  const state = connection.steps.events;
  const isLooking = Object.values(connection.steps).some(({ problem }) => problem !== null && REPAIRED_AT_META.has(problem));
  const look = useChangeConnection(id).mutate;

  useEffect(() => {
    if (!isLooking) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") look({ kind: "check" });
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isLooking, look]);

  return (
    <StepRow
      step="events"
      index={index}
      isLast={false}
      state={change.isPending ? "checking" : state.state}
      found={
        state.state === "done"
          ? t("events.found", { app: state.facts.appName ?? state.facts.appId ?? "" })
          : state.state === "not_started" && t("events.waits")
      }
      action={
        state.state === "done" && (
          <Button
            size="small"
            variant="quiet"
            aria-disabled={change.isPending}
            onClick={() => change.mutate({ kind: "unsubscribe" })}
          >
            {t("events.undo")}
          </Button>
        )
      }
    >
      {state.state === "failed" && (
        <Problem step="events" state={state} isLookingAgain>
          <div className="grid grid-cols-2 max-md:grid-cols-1">
            <div className="px-4 py-3.5">
              <h4 className="font-semibold">{t("events.doIt")}</h4>
              <p className="mt-0.5 mb-2.5 text-ink-2 text-xs">{t("events.doItHint")}</p>
              <Button
                variant="primary"
                aria-disabled={change.isPending}
                onClick={() => !change.isPending && change.mutate({ kind: "subscribe" })}
              >
                <Link2 aria-hidden="true" className="size-4" />
                {change.isPending ? t("checking") : t("events.subscribe")}
              </Button>
            </div>
            <div className="border-line px-4 py-3.5 max-md:border-t md:border-s">
              <h4 className="font-semibold">{t("byHand")}</h4>
              <p className="mt-0.5 mb-2 text-ink-2 text-xs">{t("events.handHint")}</p>
              <code className="block rounded-sm bg-sunken px-2.5 py-1.5 text-xs [overflow-wrap:anywhere]">{`POST /${wabaId}/subscribed_apps`}</code>
              <p className="mt-2 text-ink-3 text-xs">{t("events.thenBack")}</p>
            </div>
          </div>
        </Problem>
      )}
      {change.isError && (
        <p role="alert" className="mt-1 text-danger-ink text-xs">
          {t("notAnswered")}
        </p>
      )}
    </StepRow>
  );
}
