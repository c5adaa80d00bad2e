/** How each outcome is drawn: by tone and by texture, so that a grey print still reads. `Textures` must be on the page. */
export const TEXTURES = {
  read: "fill-accent",
  delivered: "fill-[url(#texture-delivered)] stroke-accent-line",
  sent: "fill-surface stroke-control-line",
  failed: "fill-[url(#texture-failed)] stroke-danger-solid",
} as const;

export type Outcome = keyof typeof TEXTURES;

/** The hatches that charts are filled with. Once on a page. */
export function Textures() {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <defs>
        <pattern id="texture-failed" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className="fill-danger-bg" />
          <rect width="2" height="5" className="fill-danger-solid" />
        </pattern>
        <pattern id="texture-delivered" width="4" height="4" patternUnits="userSpaceOnUse">
          <rect width="4" height="4" className="fill-accent-soft" />
          <path d="M0 4 4 0M-1 1 1-1M3 5 5 3" strokeWidth="1.2" className="stroke-accent-line" />
        </pattern>
      </defs>
    </svg>
  );
}

/** A sample of a texture, beside its name. */
export function Swatch({ outcome }: { outcome: Outcome }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 14 12" className="h-3 w-3.5 shrink-0">
      <rect x=".5" y=".5" width="13" height="11" className={TEXTURES[outcome]} />
    </svg>
  );
}
