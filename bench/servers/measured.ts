import { settings } from "@/lib/env";
import { log } from "@/lib/log";

/** Tells the parent that this process is ready, and from then on its CPU time when asked. `stop` lets work under way end. */
export function measured(stop: () => Promise<void> = async () => undefined): void {
  log.level = settings().LOG_LEVEL;
  process.on("message", () => process.send?.(process.cpuUsage()));
  process.on("SIGTERM", () => void stop().finally(() => process.exit(0)));
  process.on("disconnect", () => process.exit(0));
  process.send?.("ready");
}
