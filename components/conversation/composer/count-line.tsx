/** The line along the composer's upper edge that runs out with the window: over its last two hours, then its last fifteen minutes. */
export function CountLine({ share, tone }: { share: number; tone: "amber" | "red" }) {
  const colors = tone === "amber" ? "bg-window-amber-bg text-window-amber-fill" : "bg-window-red-bg text-window-red-fill";
  return (
    <div aria-hidden="true" className={`absolute inset-x-0 top-0 h-[3px] max-md:hidden ${colors}`}>
      <div className="h-full origin-left rounded-e-[2px] bg-current rtl:origin-right" style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
