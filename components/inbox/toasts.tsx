"use client";

import { Toaster } from "sonner";

const DURATION_MS = 6_000;

/** Where short notices stand: bottom centre, one over the other. */
export function Toasts() {
  return (
    <Toaster
      position="bottom-center"
      duration={DURATION_MS}
      visibleToasts={2}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: "flex w-fit items-center gap-3 mx-auto rounded-md bg-raised py-2 ps-3.5 pe-2 text-ink text-sm shadow-lg",
          content: "min-h-control-sm content-center pe-1.5",
          actionButton:
            "h-control-sm rounded-sm px-2 font-medium text-accent-ink hover:bg-hover pointer-coarse:h-control-touch pointer-coarse:px-3",
          error: "text-danger-ink",
        },
      }}
    />
  );
}
