import { startEmbeddedPostgres } from "@/server/postgres/embedded";
import { keepPostgres } from "@/server/postgres/kept";

// A program of its own that starts PostgreSQL and lives on, so that a test can end it in hard ways; "kept": as the product does.
const options = { dataDir: process.argv[2] ?? "", database: "casement" };
const stops: (() => unknown)[] = [];
const postgres =
  process.argv[3] === "kept" ? await keepPostgres(options, (undo) => stops.push(undo)) : await startEmbeddedPostgres(options);
if (stops.length === 0) stops.push(() => postgres.stop());
process.stdout.write(`${JSON.stringify({ url: postgres.url, home: postgres.home })}\n`);
process.once("SIGTERM", () => void Promise.all(stops.map((stop) => stop())).then(() => process.exit(0)));
setInterval(() => undefined, 60_000);
