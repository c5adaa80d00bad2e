/** In place of the composer where nothing can be written, and why. */
export function ReadOnlyLine({ children }: { children: string }) {
  return <p className="rounded-lg bg-surface px-4 py-3.5 text-center text-ink-2 inset-ring inset-ring-line">{children}</p>;
}
