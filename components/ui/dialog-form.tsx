import type { ReactNode } from "react";
import { cn } from "./cn";

type DialogFormProps = {
  /** Named by the button in the dialog's footer that sends it. */
  id: string;
  onSubmit: () => void;
  className?: string;
  children: ReactNode;
};

/** The fields of a dialog. What is wrong with them is said beside each, not by the browser; the first of them gets the focus. */
export function DialogForm({ id, onSubmit, className, children }: DialogFormProps) {
  return (
    <form
      id={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        onSubmit();
        // Marked only once what was tried is drawn.
        requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      }}
      className={cn("grid px-5 py-4", className)}
    >
      {children}
    </form>
  );
}
