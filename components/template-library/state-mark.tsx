import { STATE_SIGNS } from "./state-sign";
import type { TemplateState } from "./template-state";

/** A state at Meta: a sign and words. */
export function StateMark({ state, children }: { state: TemplateState; children: string }) {
  const { icon: Sign, ink } = STATE_SIGNS[state];
  return (
    <span className={`flex min-w-0 items-center gap-1.5 ${ink}`}>
      <Sign aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={1.75} />
      <span className="truncate" title={children}>
        {children}
      </span>
    </span>
  );
}
