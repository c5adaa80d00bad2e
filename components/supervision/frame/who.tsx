import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import type { AgentSummary } from "@/lib/contract/agent";

/** Who looks after it, or that nobody does. */
export function Who({ agent, nobody }: { agent: AgentSummary | null; nobody: string }) {
  return (
    <span className={cn("flex min-w-0 items-center gap-1.5", agent === null && "text-ink-3")}>
      {agent ? (
        <Avatar id={agent.id} name={agent.name} size={18} />
      ) : (
        <span aria-hidden="true" className="size-[18px] shrink-0 rounded-full inset-ring-[1.25px] inset-ring-control-line" />
      )}
      <bdi className="truncate">{agent?.name ?? nobody}</bdi>
    </span>
  );
}
