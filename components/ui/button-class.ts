import { cva } from "class-variance-authority";

const button = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-sm font-medium transition-colors forced-colors:border aria-disabled:cursor-default aria-disabled:bg-pressed aria-disabled:text-ink-3",
  {
    variants: {
      variant: {
        primary: "bg-accent text-on-accent hover:not-aria-disabled:bg-accent-hover active:not-aria-disabled:bg-accent-pressed",
        secondary:
          "bg-raised inset-ring inset-ring-control-line hover:not-aria-disabled:bg-hover active:not-aria-disabled:bg-pressed",
        quiet: "text-ink-2 hover:not-aria-disabled:bg-hover hover:not-aria-disabled:text-ink active:not-aria-disabled:bg-pressed",
        danger: "bg-danger-solid text-on-solid hover:not-aria-disabled:opacity-90",
      },
      size: {
        medium: "h-control px-3 text-sm pointer-coarse:h-control-touch",
        small: "h-control-sm px-2 text-xs pointer-coarse:h-control-touch pointer-coarse:px-3 pointer-coarse:text-sm",
      },
    },
  },
);

/** How a button looks, for the places that need it on another element: a link that is the one action of a view. */
export type ButtonLook = {
  variant?: "primary" | "secondary" | "quiet" | "danger" | undefined;
  size?: "medium" | "small" | undefined;
};

export function buttonClass({ variant, size }: ButtonLook = {}): string {
  return button({ variant: variant ?? "secondary", size: size ?? "medium" });
}
