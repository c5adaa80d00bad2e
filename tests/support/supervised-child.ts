import { appendFileSync, readFileSync } from "node:fs";
import { runProcess } from "@/server/process";
import { Refusal } from "@/server/refusal";

// A supervised process that writes down each of its starts: "flaky" fails the first of them, "refusing" refuses all.
const [kind = "", starts = ""] = process.argv.slice(2);
await runProcess("child", async () => {
  appendFileSync(starts, "start\n");
  if (kind === "refusing") throw new Refusal("This will never do.");
  if (readFileSync(starts, "utf8") === "start\n") throw new Error("Out of breath.");
});
