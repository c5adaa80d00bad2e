import { env } from "@/lib/env";
import { startWorker } from "@/lib/worker/run";
import { measured } from "./measured";

const worker = await startWorker({ config: env() });
measured(() => worker.stop());
