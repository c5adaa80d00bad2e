import { expect, test } from "vitest";
import { frameSize } from "@/components/media/frame-size";

test("a large picture is made smaller and keeps its shape", () => {
  expect(frameSize(3000, 2000)).toEqual({ width: 320, height: 213 });
  expect(frameSize(1500, 2000)).toEqual({ width: 255, height: 340 });
});

test("one that fits stays as it is", () => {
  expect(frameSize(240, 160)).toEqual({ width: 240, height: 160 });
});

test("a long or a tiny one is cropped or given room: never a line, and wide enough for a caption", () => {
  expect(frameSize(4000, 100)).toEqual({ width: 320, height: 100 });
  expect(frameSize(100, 4000)).toEqual({ width: 180, height: 340 });
  expect(frameSize(1, 1)).toEqual({ width: 180, height: 100 });
});

test("one of unknown size has a frame all the same", () => {
  expect(frameSize(null, null)).toEqual(frameSize(0, 200));
});
