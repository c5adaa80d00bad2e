import { randomBytes } from "node:crypto";
import { isSetupOpen } from "@/lib/auth/setup";
import { closeDatabase, pool } from "@/lib/db";
import { pendingMigrations } from "@/lib/db/migrations";
import { provide, settings } from "@/lib/env";
import { requireConnection } from "./database";
import { embeddedDatabaseUrl } from "./postgres/embedded";
import { runProcess } from "./process";
import { Refusal } from "./refusal";
import { present } from "./screen";
import { renewOwnerToken } from "./welcome";

// Prints a new token for the first visit, and ends.
await runProcess("owner-token", async (onStop) => {
  const { DATABASE_URL, DATA_DIR, sandbox } = settings();
  const databaseUrl = DATABASE_URL ?? embeddedDatabaseUrl({ dataDir: DATA_DIR, database: sandbox ? "sandbox" : "casement" });
  if (!databaseUrl) throw new Refusal("There is no database yet: start Casement first, with npm start.");
  // Nothing is signed or sealed here: any secret will do.
  provide({ DATABASE_URL: databaseUrl, SECRET: randomBytes(32).toString("base64url") });
  await requireConnection(databaseUrl);
  onStop(closeDatabase);
  if ((await pendingMigrations(pool())).length > 0) throw new Refusal("The database is not prepared: start Casement first.");
  if (!(await isSetupOpen())) {
    throw new Refusal("There is an owner already: who cannot get in is invited again, by an admin under Settings, People.");
  }
  const { APP_URL } = settings();
  present([
    ["Inbox", APP_URL],
    ["First visit", `creates the owner with this token: ${await renewOwnerToken()}`],
  ]);
});
process.exit(0);
