import next from "next";
import { env } from "@/lib/env";
import { createHttpServer, listen } from "@/server/http-server";
import { measured } from "./measured";

/** The same webhook as Next's route handler: a production build, without the lane in front. */
const app = next({ dev: false, hostname: "127.0.0.1", port: env().PORT });
await app.prepare();
const handle = app.getRequestHandler();
await listen(
  createHttpServer((request, response) => void handle(request, response)),
  env().PORT,
  "127.0.0.1",
);
measured();
