import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { setClockOffset } from "@/lib/clock";
import { log } from "@/lib/log";

const RETRY_MS = 500;

const ClockFrame = z.object({ offsetMs: z.number() });

/**
 * Keeps this process's clock at the simulator's: follows the stream of its offsets for as long as the process runs, and asks
 * again when it breaks. `onChange` hears each jump
 * before the next is read. Returns the way to stop.
 */
export function followClock(simulatorUrl: string, onChange: (offsetMs: number) => unknown = () => undefined): () => void {
  const abort = new AbortController();
  void follow(`${simulatorUrl}/control/clock/stream`, onChange, abort.signal);
  return () => abort.abort();
}

async function follow(streamUrl: string, onChange: (offsetMs: number) => unknown, signal: AbortSignal): Promise<void> {
  let offsetMs = 0;
  while (!signal.aborted) {
    try {
      for await (const next of offsets(streamUrl, signal)) {
        if (next === offsetMs) continue;
        offsetMs = next;
        setClockOffset(next);
        await onChange(next);
      }
    } catch (error) {
      if (!signal.aborted) log.debug({ err: error }, "the simulator's clock cannot be followed yet");
    }
    await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function* offsets(streamUrl: string, signal: AbortSignal): AsyncGenerator<number> {
  const response = await fetch(streamUrl, { signal, headers: { accept: "text/event-stream" } });
  if (!response.ok || !response.body) throw new Error(`The clock's stream answered ${response.status}.`);
  let rest = "";
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const frames = (rest + chunk).split("\n\n");
    rest = frames.pop() ?? "";
    for (const frame of frames) {
      const data = frame.split("\n").find((line) => line.startsWith("data:"));
      if (data) yield ClockFrame.parse(JSON.parse(data.slice("data:".length))).offsetMs;
    }
  }
}
