import { startEmbeddedPostgres } from "@/server/postgres/embedded";

// A program of its own that starts PostgreSQL and lives on, so that a test can end it in hard ways.
const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? "", database: "casement" });
process.stdout.write(`${JSON.stringify({ url: postgres.url, home: postgres.home })}\n`);
process.once("SIGTERM", () => void postgres.stop().then(() => process.exit(0)));
setInterval(() => undefined, 60_000);
