import { type Outcome, TEXTURES } from "../frame/textures";

/** What is there at all can be seen, in percent of the longest. */
const LEAST = 2.5;

/** A bar as long as its share of the longest one. Decoration: the figure stands beside it. */
export function ShareBar({ outcome, share }: { outcome: Outcome; share: number }) {
  return (
    <svg aria-hidden="true" className="h-2 w-full overflow-visible">
      <rect y=".5" height="7" width={`${Math.max(LEAST, 100 * share)}%`} className={TEXTURES[outcome]} />
    </svg>
  );
}
