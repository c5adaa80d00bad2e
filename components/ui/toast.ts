import type { ExternalToast } from "sonner";
import { latePart } from "@/lib/client/late-part";

type ToasterFile = typeof import("./toaster");
type Notice = Parameters<ToasterFile["showToast"]>;

/** As many as stand over one another at most. */
const MOST_WAITING = 2;
/** A screen reader has to know a live region before it hears what changes in it. */
const LISTENING_MS = 150;

const fetchToaster = latePart(() => import("./toaster"));

const listeners = new Set<() => void>();
let waiting: Notice[] = [];
let file: ToasterFile | null = null;
let isLoading = false;
let isOnPage = false;

/** Says something briefly. What shows it comes with the first action on a page; until it is there, the notice waits. */
export function toast(message: string, options?: ExternalToast): void {
  notify(["news", message, options]);
}

/** The same about what went wrong. */
toast.error = (message: string, options?: ExternalToast): void => notify(["error", message, options]);

/** Fetches what shows notices, unless it is there. One that did not come is asked for again with the next notice. */
export function loadToaster(): void {
  if (file || isLoading) return;
  isLoading = true;
  fetchToaster().then(
    ({ Toaster, showToast }) => {
      file = { Toaster, showToast };
      for (const listener of listeners) listener();
    },
    () => {
      isLoading = false;
    },
  );
}

/** What shows notices; null until it is loaded. */
export function toasterFile(): ToasterFile | null {
  return file;
}

/** Calls back once what shows notices is loaded. Returns how to stop that. */
export function onToasterLoaded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A toaster is on the page: what has waited is shown there. Returns what to call when it goes. */
export function takeToasts(): () => void {
  const handle = window.setTimeout(() => {
    isOnPage = true;
    for (const notice of waiting) file?.showToast(...notice);
    waiting = [];
  }, LISTENING_MS);
  return () => {
    window.clearTimeout(handle);
    isOnPage = false;
  };
}

function notify(notice: Notice): void {
  if (isOnPage) {
    file?.showToast(...notice);
  } else {
    waiting = [...waiting, notice].slice(-MOST_WAITING);
    loadToaster();
  }
}
