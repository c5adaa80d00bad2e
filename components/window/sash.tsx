import type { WindowFigure } from "@/lib/whatsapp/window-figure";

/** The height of a sash's glass in its own units. */
const GLASS = 9;

const LIGHTS = {
  calm: "fill-window-calm-fill",
  amber: "fill-window-amber-fill",
  red: "fill-window-red-fill",
  closed: "",
} as const;

/** A small window whose light sinks with the time left; closed, it has its shutters before it. Decoration: words stand beside it. */
export function Sash({ figure: { tone, light } }: { figure: Pick<WindowFigure, "tone" | "light"> }) {
  const height = GLASS * light;
  return (
    <svg aria-hidden="true" viewBox="0 0 11 13" className="block h-[13px] w-[11px] shrink-0 overflow-visible">
      <rect
        x=".625"
        y=".625"
        width="9.75"
        height="11.75"
        rx="1.75"
        strokeWidth="1.25"
        className={`fill-none ${tone === "calm" ? "stroke-control-line" : "stroke-current"}`}
      />
      {tone === "closed" ? (
        <path d="M3 4.25h5M3 6.5h5M3 8.75h5" strokeWidth="1.25" className="stroke-current" />
      ) : (
        <rect x="2" y={(2 + GLASS - height).toFixed(2)} width="7" height={height.toFixed(2)} rx=".6" className={LIGHTS[tone]} />
      )}
    </svg>
  );
}
