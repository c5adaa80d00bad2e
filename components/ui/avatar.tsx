import { cn } from "./cn";
import { hueOf, initialsOf } from "./initials";

const HUES = [
  "bg-avatar-1-bg text-avatar-1-ink",
  "bg-avatar-2-bg text-avatar-2-ink",
  "bg-avatar-3-bg text-avatar-3-ink",
  "bg-avatar-4-bg text-avatar-4-ink",
  "bg-avatar-5-bg text-avatar-5-ink",
  "bg-avatar-6-bg text-avatar-6-ink",
] as const;

const SIZES = {
  18: "size-[18px] text-[9px] tracking-normal",
  24: "size-6 text-[10px]",
  30: "size-[30px] text-2xs",
  36: "size-9 text-xs",
  40: "size-10 text-xs",
  56: "size-14 text-lg",
} as const;

type AvatarProps = { id: string; name: string; size: keyof typeof SIZES; className?: string };

/** Initials on a quiet hue that belongs to the id. Decoration: the name stands beside it, or in the name of what it is in. */
export function Avatar({ id, name, size, className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "grid shrink-0 select-none place-items-center rounded-full font-semibold tracking-[0.01em]",
        SIZES[size],
        HUES[hueOf(id, HUES.length)],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
