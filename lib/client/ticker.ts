"use client";

import { useContext, useMemo, useSyncExternalStore } from "react";
import type { ServiceWindow } from "@/lib/contract/conversation";
import { type WindowFigure, windowFigure } from "@/lib/whatsapp/window-figure";
import { onClockJump, ServerTimeContext, serverNow } from "./clock";

/** Browsers fire a timer that is set too far ahead at once; and a laptop that slept must not wait for hours. */
const LONGEST_SLEEP_MS = 60_000;

/** One mounted figure: it renders again only when its text changes. */
class TickingFigure {
  private figure: WindowFigure;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly closesAt: Date | null,
    private readonly ticker: Ticker,
  ) {
    this.figure = windowFigure(closesAt, serverNow());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.ticker.add(this);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.ticker.remove(this);
    };
  };

  readonly current = (): WindowFigure => this.figure;

  /** Looks at the clock again. Answers in how many milliseconds the next change is due, or null. */
  refresh(now: Date): number | null {
    const next = windowFigure(this.closesAt, now);
    if (!isSameText(next, this.figure)) {
      this.figure = next;
      for (const listener of this.listeners) listener();
    }
    return next.nextChangeInMs;
  }
}

/** The one ticker of a page: sleeps until the next change of any mounted figure. */
class Ticker {
  private readonly figures = new Set<TickingFigure>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stop: (() => void) | undefined;

  add(figure: TickingFigure): void {
    this.figures.add(figure);
    this.stop ??= this.listen();
    this.tick();
  }

  remove(figure: TickingFigure): void {
    this.figures.delete(figure);
    if (this.figures.size > 0) return;
    clearTimeout(this.timer);
    this.stop?.();
    this.stop = undefined;
  }

  private readonly tick = (): void => {
    clearTimeout(this.timer);
    const now = serverNow();
    let sleep = LONGEST_SLEEP_MS;
    for (const figure of this.figures) sleep = Math.min(sleep, figure.refresh(now) ?? LONGEST_SLEEP_MS);
    this.timer = setTimeout(this.tick, sleep);
  };

  private listen(): () => void {
    document.addEventListener("visibilitychange", this.tick);
    const stopJumps = onClockJump(this.tick);
    return () => {
      document.removeEventListener("visibilitychange", this.tick);
      stopJumps();
    };
  }
}

const ticker = new Ticker();

/** The time left of a service window, the same everywhere on the page at the same moment. */
export function useWindowFigure({ closesAt }: Pick<ServiceWindow, "closesAt">): WindowFigure {
  const initialMs = useContext(ServerTimeContext);
  const instant = useMemo(() => (closesAt === null ? null : new Date(closesAt)), [closesAt]);
  const initial = useMemo(() => windowFigure(instant, new Date(initialMs)), [instant, initialMs]);
  const figure = useMemo(() => new TickingFigure(instant, ticker), [instant]);
  return useSyncExternalStore(figure.subscribe, figure.current, () => initial);
}

function isSameText(one: WindowFigure, other: WindowFigure): boolean {
  return (
    one.kind === other.kind &&
    one.hours === other.hours &&
    one.minutes === other.minutes &&
    one.seconds === other.seconds &&
    one.tone === other.tone
  );
}
