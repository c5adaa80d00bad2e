import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import * as z from "zod";
import { log } from "@/lib/log";

const LogLine = z.looseObject({
  level: z.string(),
  time: z.string(),
  msg: z.string().default(""),
  err: z.looseObject({ message: z.string() }).optional(),
});

/**
 * Passes a process's log on: as it is to a machine, as a line to read to a person at a terminal. What else Next says on its
 * way up belongs on nobody's screen but a developer's.
 */
export function passLogOn(name: string, output: Readable): void {
  createInterface({ input: output }).on("line", (line) => {
    const parsed = parseLine(line);
    if (!parsed && !log.isLevelEnabled("debug")) return;
    process.stdout.write(`${parsed && process.stdout.isTTY ? readable(name, parsed) : line}\n`);
  });
}

function parseLine(line: string): z.infer<typeof LogLine> | null {
  if (!line.startsWith("{")) return null;
  try {
    return LogLine.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function readable(name: string, { level, time, msg, err }: z.infer<typeof LogLine>): string {
  const clock = new Date(time).toLocaleTimeString("en-GB");
  return `${clock} ${name} ${level}: ${msg}${err ? `: ${err.message}` : ""}`;
}
