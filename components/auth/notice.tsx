import type { ReactNode } from "react";

/** What went wrong, above the fields. Always mounted, because a live region that arrives with its words is not read out. */
export function Notice({ id, title, children }: { id: string; title: string | null; children?: ReactNode }) {
  return (
    <div id={id} role="alert">
      {title !== null && (
        <div className="mt-4.5 flex gap-2.5 rounded-md bg-danger-bg px-3 py-2.5 inset-ring inset-ring-danger-line">
          <svg
            viewBox="0 0 16 16"
            aria-hidden="true"
            className="mt-px size-4 flex-none fill-none stroke-[1.4] stroke-danger-ink"
            strokeLinecap="round"
            strokeLinejoin="round"
          >
            <path d="M8 2.2 14.2 13H1.8Z" />
            <path d="M8 6.4v3M8 11.2v.1" />
          </svg>
          <div className="min-w-0">
            <p className="font-semibold text-danger-ink text-sm">{title}</p>
            <p className="text-ink text-xs">{children}</p>
          </div>
        </div>
      )}
    </div>
  );
}
