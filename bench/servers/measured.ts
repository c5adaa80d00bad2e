/** Tells the parent that this process is ready, and from then on its CPU time when asked. */
export function measured(): void {
  process.on("message", () => process.send?.(process.cpuUsage()));
  process.on("SIGTERM", () => process.exit(0));
  process.on("disconnect", () => process.exit(0));
  process.send?.("ready");
}
