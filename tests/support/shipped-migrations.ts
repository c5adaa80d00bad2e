import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Shipped = { checksum: string; name: string };

/** What a folder's shipped.txt lists. */
export function readShipped(folder: string): Shipped[] {
  const lines = readFileSync(join(folder, "shipped.txt"), "utf8").split("\n");
  return lines
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => {
      const [checksum = "", name = ""] = line.split(/\s+/);
      return { checksum, name };
    });
}

/** What of the shipped ones is gone, edited, or has got another before it, in words. */
export function shippedFaults(folder: string, names: readonly string[]): string[] {
  const shipped = readShipped(folder);
  const edited = shipped.flatMap(({ checksum, name }) => {
    const file = join(folder, name, "migration.sql");
    if (!existsSync(file)) return [`${name} is gone`];
    return createHash("sha256").update(readFileSync(file)).digest("hex") === checksum ? [] : [`${name} was edited`];
  });
  const late = names.slice(0, shipped.length).filter((name, index) => name !== shipped[index]?.name);
  return [...edited, ...late.map((name) => `${name} comes before one that has shipped`)];
}
