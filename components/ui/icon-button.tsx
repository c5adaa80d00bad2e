import { cva } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { Tooltip } from "./tooltip";

const iconButton = cva(
  "inline-grid shrink-0 select-none place-items-center rounded-sm text-ink-2 transition-colors hover:bg-hover hover:text-ink active:bg-pressed aria-expanded:bg-hover aria-pressed:bg-hover aria-pressed:text-ink aria-expanded:text-ink aria-disabled:text-ink-disabled pointer-coarse:size-control-touch [&_svg]:size-[18px] [&_svg]:stroke-[1.75]",
  { variants: { size: { medium: "size-control", small: "size-7" } }, defaultVariants: { size: "medium" } },
);

type IconButtonProps = Omit<ComponentProps<"button">, "aria-label"> & {
  /** The button's name, also its tooltip. */
  label: string;
  /** A key that does the same, shown in the tooltip. */
  shortcut?: string | undefined;
  size?: "medium" | "small";
  /** Where the tooltip stands; "none" where something else already names it on sight. */
  tooltip?: "top" | "bottom" | "inline-end" | "none";
};

/** A button that is an icon: a lucide one, as its child. */
export function IconButton({ label, shortcut, size, tooltip = "bottom", className, type = "button", ...props }: IconButtonProps) {
  const button = <button {...props} type={type} aria-label={label} className={cn(iconButton({ size }), className)} />;
  if (tooltip === "none") return button;
  return (
    <Tooltip label={label} shortcut={shortcut} side={tooltip}>
      {button}
    </Tooltip>
  );
}
