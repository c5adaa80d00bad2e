import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = "tests/fixtures/webhooks";

/** A webhook as Meta documents it, and what it becomes. All but the webhook is a part of what is expected. */
export type Fixture = {
  name: string;
  webhook: object;
  /** The message that it makes or changes. */
  wamid?: string;
  row?: object;
  view?: object;
  /** A message of before, as it is afterwards. */
  original?: { wamid: string; view: object };
  contact?: object;
  number?: object;
  numberEvents?: string[];
  /** Kinds of the lines in the thread. */
  events?: string[];
  /** What is only counted: "kind key". */
  tallies?: string[];
};

/** Every documented shape, by name. */
export function loadFixtures(): Fixture[] {
  return readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json"))
    .sort()
    .map((path) => ({
      name: path.replace(/\.json$/, ""),
      ...(JSON.parse(readFileSync(join(FOLDER, path), "utf8")) as Omit<Fixture, "name">),
    }));
}
