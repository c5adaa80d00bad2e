/** How many bars a recording is drawn with. */
export const WAVEFORM_BARS = 64;

/** What is drawn while nobody knows how loud a recording is. */
const EVEN_LEVEL = 12;

/** The levels to draw, each 0 to 100 and exactly WAVEFORM_BARS of them: those that are known, or even ones. */
export function barsOf(levels: readonly number[]): number[] {
  if (levels.length === 0) return Array.from({ length: WAVEFORM_BARS }, () => EVEN_LEVEL);
  return Array.from({ length: WAVEFORM_BARS }, (_, bar) => {
    const level = levels[Math.floor((bar * levels.length) / WAVEFORM_BARS)] ?? 0;
    return Math.min(100, Math.max(0, level));
  });
}

/** How loud a recording is along its length: WAVEFORM_BARS numbers from 0 to 100, the loudest of them 100. Samples run from -1 to 1. */
export function levelsOf(samples: Float32Array): number[] {
  const peaks = Array.from({ length: WAVEFORM_BARS }, (_, bar) => {
    const end = Math.floor(((bar + 1) * samples.length) / WAVEFORM_BARS);
    return peakOf(samples, Math.floor((bar * samples.length) / WAVEFORM_BARS), end);
  });
  const loudest = Math.max(...peaks);
  return loudest === 0 ? peaks : peaks.map((peak) => Math.round((100 * peak) / loudest));
}

function peakOf(samples: Float32Array, start: number, end: number): number {
  let peak = 0;
  for (let index = start; index < end; index += 1) peak = Math.max(peak, Math.abs(samples[index] ?? 0));
  return peak;
}
