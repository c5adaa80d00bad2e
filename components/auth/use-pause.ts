"use client";

import { useEffect, useState } from "react";

/** Counts the seconds of a pause down to 0, by a clock that nobody can set. Begins anew whenever `pause` is another object. */
export function usePause(pause: { seconds: number } | null): number {
  const [left, setLeft] = useState(pause?.seconds ?? 0);
  useEffect(() => {
    setLeft(pause?.seconds ?? 0);
    if (!pause) return;
    const end = performance.now() + pause.seconds * 1000;
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      setLeft(seconds);
      if (seconds === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [pause]);
  return left;
}
