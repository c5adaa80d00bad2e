import { NUMBER_VARIABLES } from "@/lib/env";
import { log } from "@/lib/log";

// A developer's own variables must not reach the tests: they run as the sandbox does.
for (const name of [...NUMBER_VARIABLES, "DATABASE_URL", "WHATSAPP_API_URL", "APP_URL", "PORT", "SIMULATOR_PORT"])
  delete process.env[name];

process.env.SECRET = "a secret that only the tests know about";
log.level = process.env.LOG_LEVEL ?? "silent";
