"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { type ComponentProps, type ReactElement, type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { cn } from "./cn";
import { Kbd } from "./kbd";
import type { MenuPlace, MenuStart } from "./menu-button";

type MenuProps = {
  /** The button that opens it. */
  trigger: ReactElement;
  align?: "start" | "end" | "center";
  side?: "top" | "bottom" | "inline-end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Whether the focus returns to where it was rather than to the button: a key may have opened the menu from elsewhere. */
  returnsFocus?: boolean;
  children: ReactNode;
};

/** A menu that hangs on a button. Its children are the items and groups below. */
export function Menu({ trigger, align = "start", side = "bottom", returnsFocus = false, children, ...root }: MenuProps) {
  const openedFrom = useRef<Element | null>(null);
  const isOpen = root.open === true;
  useLayoutEffect(() => {
    if (isOpen) openedFrom.current = document.activeElement;
  }, [isOpen]);
  return (
    <Base.Root {...root}>
      <Base.Trigger render={trigger} />
      <MenuPopup align={align} side={side} finalFocus={returnsFocus ? () => toFocusable(openedFrom.current) : undefined}>
        {children}
      </MenuPopup>
    </Base.Root>
  );
}

type AnchoredMenuProps = Omit<MenuPlace, "start"> & {
  start?: MenuStart;
  align?: "start" | "end";
  side?: "bottom" | "inline-end";
  children: ReactNode;
};

/** The same menu beside an element that somebody else opened it from. Open while there is an `anchor`; focus returns to it. */
export function AnchoredMenu({ anchor, onClose, start = null, align = "end", side = "bottom", children }: AnchoredMenuProps) {
  return (
    <Base.Root open={anchor !== null} onOpenChange={(open) => !open && onClose()}>
      <MenuPopup align={align} side={side} anchor={anchor}>
        {start && <Start at={start} />}
        {children}
      </MenuPopup>
    </Base.Root>
  );
}

/** Puts the focus on an item, as a menu does that a key opened at its own button. */
function Start({ at }: { at: "first" | "last" }) {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // The menu takes the focus for itself before that.
    const handle = requestAnimationFrame(() => {
      const items = mark.current?.parentElement?.querySelectorAll<HTMLElement>('[role^="menuitem"]');
      items?.[at === "first" ? 0 : items.length - 1]?.focus();
    });
    return () => cancelAnimationFrame(handle);
  }, [at]);
  return <span ref={mark} hidden />;
}

/** true: wherever a menu returns to by itself. */
function toFocusable(element: Element | null): HTMLElement | true {
  return element instanceof HTMLElement && element.isConnected && element !== document.body ? element : true;
}

type MenuPopupProps = {
  align: "start" | "end" | "center";
  side: "top" | "bottom" | "inline-end";
  anchor?: Element | null;
  finalFocus?: (() => HTMLElement | true) | undefined;
  children: ReactNode;
};

function MenuPopup({ align, side, anchor, finalFocus, children }: MenuPopupProps) {
  return (
    <Base.Portal>
      <Base.Positioner side={side} align={align} anchor={anchor} sideOffset={4} collisionPadding={8} className="z-menu">
        <Base.Popup
          aria-labelledby={anchor?.id || undefined}
          finalFocus={anchor ? () => (anchor instanceof HTMLElement ? anchor : null) : finalFocus}
          className="max-h-(--available-height) min-w-48 overflow-y-auto rounded-md bg-raised p-1 shadow-md transition-opacity duration-fast focus-visible:outline-none data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

const ITEM =
  "flex min-h-8 cursor-default select-none items-center gap-2.5 rounded-sm px-2 text-sm outline-none data-disabled:text-ink-3 data-highlighted:bg-hover pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:stroke-[1.75] [&_svg]:text-ink-2";

type MenuItemProps = ComponentProps<typeof Base.Item> & { shortcut?: string };

export function MenuItem({ shortcut, children, className, ...props }: MenuItemProps) {
  return (
    <Base.Item {...props} className={cn(ITEM, className)}>
      {children}
      {shortcut && <Shortcut>{shortcut}</Shortcut>}
    </Base.Item>
  );
}

type MenuChoiceProps<Value extends string> = {
  label: string;
  value: Value | null;
  onChange: (value: Value) => void;
  options: { value: Value; label: ReactNode; hint?: ReactNode }[];
};

/** A named group of which one is chosen. */
export function MenuChoice<Value extends string>({ label, value, onChange, options }: MenuChoiceProps<Value>) {
  return (
    <Base.Group>
      <MenuLabel>{label}</MenuLabel>
      <Base.RadioGroup value={value} onValueChange={onChange}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick className={ITEM}>
            <span className="size-4">
              <Base.RadioItemIndicator render={<Check aria-hidden="true" />} />
            </span>
            {option.label}
            {option.hint !== undefined && <span className="ms-auto ps-4 text-ink-3 text-xs tabular-nums">{option.hint}</span>}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}

function MenuLabel({ children }: { children: ReactNode }) {
  return <Base.GroupLabel className="px-2 pt-1.5 pb-1 font-medium text-ink-3 text-xs">{children}</Base.GroupLabel>;
}

function Shortcut({ children }: { children: ReactNode }) {
  return (
    <span className="ms-auto ps-6">
      <Kbd>{children}</Kbd>
    </span>
  );
}
