import { env } from "@/lib/env";
import { fastLane } from "@/server/fast-lane";
import { createHttpServer, listen } from "@/server/http-server";
import { measured } from "./measured";

/** The web process's own listener with the lane, and nothing behind it. */
const server = createHttpServer(fastLane((_request, response) => response.writeHead(404).end()));
await listen(server, env().PORT, "127.0.0.1");
measured();
