import { Toaster as Base, type ExternalToast, toast } from "sonner";

const DURATION_MS = 6_000;

/** Under the bar of a pane, also where a banner stands above it: nothing is typed or pressed there. */
const OFFSET = "calc(2 * var(--bar))";

/** What shows notices: top centre, one over the other. Reached through `toast`, which loads it. */
export function Toaster() {
  return (
    <Base
      position="top-center"
      offset={{ top: OFFSET }}
      mobileOffset={{ top: OFFSET }}
      // The library brings a typeface of its own.
      style={{ fontFamily: "inherit" }}
      duration={DURATION_MS}
      visibleToasts={2}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "inset-x-0 mx-auto! flex w-fit! max-w-full items-center gap-3 rounded-md bg-raised py-2 ps-3.5 pe-2 text-ink text-sm shadow-lg",
          content: "flex min-h-control-sm min-w-0 flex-wrap content-center items-center gap-x-2 pe-1.5",
          description: "max-w-60 truncate text-ink-2",
          actionButton:
            "h-control-sm rounded-sm px-2 font-medium text-accent-ink hover:bg-hover pointer-coarse:h-control-touch pointer-coarse:px-3",
          error: "text-danger-ink",
        },
      }}
    />
  );
}

/** Shows a notice in the toaster that is on the page. */
export function showToast(kind: "news" | "error", message: string, options?: ExternalToast): void {
  (kind === "error" ? toast.error : toast)(message, options);
}
