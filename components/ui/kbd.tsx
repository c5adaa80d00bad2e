import type { ReactNode } from "react";

/** A key as it is drawn in tooltips, buttons and the shortcut sheet. On a filled button it takes the button's colour. */
export function Kbd({ children, ...props }: { children: ReactNode; "aria-hidden"?: true }) {
  return (
    <kbd
      {...props}
      className="inline-grid h-[18px] min-w-[18px] shrink-0 place-items-center rounded-xs bg-sunken px-1 font-medium font-sans text-2xs text-ink-2 leading-none inset-ring inset-ring-line-strong pointer-coarse:hidden in-[.bg-accent]:bg-transparent in-[.bg-accent]:text-current in-[.bg-accent]:inset-ring-current"
    >
      {children}
    </kbd>
  );
}
