import { cn } from "./cn";

/** A grey shape in place of what is loading. It does not move. */
export function Bone({ className }: { className?: string }) {
  return <span className={cn("block h-2.5 rounded-xs bg-pressed", className)} />;
}
