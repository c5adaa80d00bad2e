import { resolve } from "node:path";
import { log } from "@/lib/log";
import type { OnStop } from "../process";
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from "./embedded";

/** As `startEmbeddedPostgres`, and starts the server again should it end by itself. */
export async function keepPostgres(options: EmbeddedPostgresOptions, onStop: OnStop) {
  let stopping = false;
  let current = await start();
  onStop(() => {
    stopping = true;
    return current.stop();
  });
  return { ...current, isElsewhere: current.home !== resolve(options.dataDir) };

  async function start(): Promise<EmbeddedPostgres> {
    const postgres = await startEmbeddedPostgres(options);
    postgres.onExit(() => void again());
    return postgres;
  }

  /** The port is remembered, so the others' connections come back by themselves. */
  async function again(): Promise<void> {
    if (stopping) return;
    log.error("PostgreSQL ended, starting it again");
    current = await start();
  }
}
