import { VERSION } from "@/lib/env";

/** Says what is being done and, when it is done, how long it took. */
export async function step<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  process.stdout.write(`  ${title} … `);
  try {
    const result = await work();
    process.stdout.write(`${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    process.stdout.write("\n");
    throw error;
  }
}

/** One line of progress. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The first line of a start. */
export function greet(kind: string): void {
  say(`\nCasement ${VERSION}, ${kind}\n`);
}

/** What people need once everything runs: names and values in two columns. */
export function present(facts: readonly (readonly [name: string, value: string])[]): void {
  const width = Math.max(...facts.map(([name]) => name.length));
  say(`\n${facts.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join("\n")}\n`);
}
