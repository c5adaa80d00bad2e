import { afterEach, beforeEach, expect } from "vitest";

const complaints: unknown[][] = [];
const original = console.error;

beforeEach(() => {
  complaints.length = 0;
  console.error = (...words: unknown[]) => {
    complaints.push(words);
    original(...words);
  };
});

afterEach(() => {
  console.error = original;
  expect(complaints, "console.error was called during the test").toEqual([]);
});
