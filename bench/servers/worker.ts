import { env } from "@/lib/env";
import { startWorker } from "@/lib/worker/run";
import { measured } from "./measured";

await startWorker({ config: env() });
measured();
