import next from "next";
import { followDatabaseClock } from "@/lib/db/clock";
import { env } from "@/lib/env";
import { liveStreams } from "@/lib/http/live-streams";
import { pageBuild } from "@/lib/http/page-build";
import { beat, farewell } from "@/lib/worker/heartbeat";
import { startRecurring } from "@/lib/worker/recurring";
import { followClock } from "./clock-follower";
import { releaseConnections } from "./connections";
import { fastLane } from "./fast-lane";
import { appendPeer } from "./forwarded-for";
import { createHttpServer, drain, listen } from "./http-server";
import { prepareApart } from "./prepare";
import { isSupervised, type OnStop, runProcess } from "./process";
import { applySecurityHeaders } from "./security-headers";
import { welcome } from "./welcome";

const DEV_FLAG = "--dev";
const BEAT_MS = 5_000;

await runProcess("web", async (onStop) => {
  if (!isSupervised()) await prepareApart({ pages: true }, onStop);
  await startWeb({ dev: process.argv.includes(DEV_FLAG) }, onStop);
  if (!isSupervised()) await welcome("web");
});

/** The web process: Next for pages and most routes, and in front of it, on the same listener, the lane for the busiest. */
async function startWeb({ dev }: { dev: boolean }, onStop: OnStop): Promise<void> {
  const { APP_URL, HOST, PORT, WHATSAPP_API_URL, phoneUrl, sandbox } = env();
  onStop(releaseConnections);
  onStop(await followDatabaseClock());
  pageBuild();
  const app = next({ dev, hostname: HOST, port: PORT });
  await app.prepare();
  onStop(() => app.close());
  const handle = app.getRequestHandler();
  const toNext: Parameters<typeof fastLane>[0] = (request, response) => {
    appendPeer(request);
    applySecurityHeaders(request, response, { appUrl: APP_URL, phoneUrl, dev });
    void handle(request, response);
  };
  // In development the routes stay Next's own, which reloads them when they change.
  const server = createHttpServer(dev ? toNext : fastLane(toNext));
  if (dev) server.on("upgrade", app.getUpgradeHandler());
  await listen(server, PORT, HOST);
  const beats = startRecurring([{ name: "beat", everyMs: BEAT_MS, run: () => beat("web") }]);
  onStop(() => beats.stop().then(farewell));
  onStop(() => Promise.all([drain(server), liveStreams().closeAll()]));
  if (sandbox) onStop(followClock(WHATSAPP_API_URL, () => liveStreams().announceClock()));
}
