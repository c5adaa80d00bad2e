import { followDatabaseClock } from "@/lib/db/clock";
import { env } from "@/lib/env";
import { startWorker } from "@/lib/worker/run";
import { followClock } from "./clock-follower";
import { releaseConnections } from "./connections";
import { prepareApart } from "./prepare";
import { isSupervised, runProcess } from "./process";
import { welcome } from "./welcome";

await runProcess("worker", async (onStop) => {
  if (!isSupervised()) await prepareApart({ pages: false }, onStop);
  const config = env();
  onStop(releaseConnections);
  onStop(await followDatabaseClock());
  const worker = await startWorker({ config });
  onStop(() => worker.stop());
  if (config.sandbox) onStop(followClock(config.WHATSAPP_API_URL));
  if (!isSupervised()) await welcome("worker");
});
