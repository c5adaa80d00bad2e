import { describe, expect, test } from "vitest";
import { barsOf, levelsOf, WAVEFORM_BARS } from "@/components/media/waveform";

describe("the bars of a recording", () => {
  test("are even, and as many, while nobody knows how loud it is", () => {
    const bars = barsOf([]);
    expect(bars).toHaveLength(WAVEFORM_BARS);
    expect(new Set(bars).size).toBe(1);
  });

  test("are the known levels, each in its place", () => {
    const levels = Array.from({ length: WAVEFORM_BARS }, (_, index) => index);
    expect(barsOf(levels)).toEqual(levels);
  });

  test("stretch fewer levels and stay within what can be drawn", () => {
    const bars = barsOf([-20, 400]);
    expect(bars.slice(0, 32)).toEqual(Array.from({ length: 32 }, () => 0));
    expect(bars.slice(32)).toEqual(Array.from({ length: 32 }, () => 100));
  });
});

describe("the levels of a sound", () => {
  test("follow its loudness, the loudest being 100", () => {
    const samples = new Float32Array(WAVEFORM_BARS * 10).fill(0.1);
    samples[5] = -0.8;
    samples[WAVEFORM_BARS * 10 - 1] = 0.4;
    const levels = levelsOf(samples);
    expect(levels).toHaveLength(WAVEFORM_BARS);
    expect([levels[0], levels[1], levels.at(-1)]).toEqual([100, 13, 50]);
  });

  test("of silence, and of nothing, are nothing", () => {
    expect(new Set(levelsOf(new Float32Array(1_000)))).toEqual(new Set([0]));
    expect(new Set(levelsOf(new Float32Array(0)))).toEqual(new Set([0]));
  });
});
