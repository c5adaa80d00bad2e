import { barsOf, WAVEFORM_BARS } from "./waveform";

const PITCH = 4;
const BAR_WIDTH = 2.2;
const HEIGHT = 26;
const LEAST = 3;

/** A recording drawn by its loudness; what has been heard is in petrol. */
export function Waveform({ levels, heard }: { levels: readonly number[] /** 0 to 1. */; heard: number }) {
  const passed = Math.round(heard * WAVEFORM_BARS);
  return (
    <svg
      viewBox={`0 0 ${WAVEFORM_BARS * PITCH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="block size-full"
    >
      {barsOf(levels).map((level, bar) => {
        const height = Math.max(LEAST, (level / 100) * (HEIGHT - 2));
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place.
            key={bar}
            x={bar * PITCH}
            y={(HEIGHT - height) / 2}
            width={BAR_WIDTH}
            height={height}
            rx={BAR_WIDTH / 2}
            className={bar < passed ? "fill-accent-ink" : "fill-(--bubble-meta)"}
          />
        );
      })}
    </svg>
  );
}
