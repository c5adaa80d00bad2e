import { closeDatabase } from "@/lib/db";
import { env } from "@/lib/env";
import { prepareDeployment } from "@/server/deployment";

// What `npm start` does to a migrated database before its processes run.
await prepareDeployment(env());
await closeDatabase();
