import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-class";
import { cn } from "./cn";

/** A button with words. One that cannot be used now is `aria-disabled`, stays reachable and says why beside it. */
export function Button({ variant, size, className, type = "button", ...props }: ComponentProps<"button"> & ButtonLook) {
  return <button {...props} type={type} className={cn(buttonClass({ variant, size }), className)} />;
}
