import { existsSync, readFileSync } from "node:fs";
import { singleton } from "@/lib/singleton";

const FILE = ".next/BUILD_ID";

/** Names the pages that this process serves. Read once: a build beside a running process changes nothing of what it serves. */
export function pageBuild(): string {
  return singleton("page-build", () => (existsSync(FILE) ? readFileSync(FILE, "utf8").trim() : "unbuilt"));
}
