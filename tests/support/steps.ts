import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import * as z from "zod";

const REPORTS = "test-results";
/** A run in which everything fails must not push its own last line out of sight. */
const MAX_FAILURES_SAID = 50;

/** How many checks held, how many did not, and what did not in words: a long run is read from its end. */
export type Counts = { passed: number; failed: number; failures: readonly string[] };

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** Runs a tool that either finds nothing wrong or fails: one check. Its output is shown when it fails. */
export async function runTool(title: string, args: readonly string[]): Promise<Counts> {
  process.stdout.write(`${title} … `);
  const startedAt = performance.now();
  const { code, output } = await node(args, "capture");
  process.stdout.write(`${code === 0 ? "ok" : "failed"}, ${seconds(startedAt)} s\n`);
  if (code !== 0) process.stdout.write(`${output}\n`);
  return code === 0 ? { passed: 1, failed: 0, failures: [] } : broken(title);
}

/** Runs Vitest on everything but the journeys, and counts its tests. */
export async function runVitest(): Promise<Counts> {
  const file = freshReport("vitest.json");
  console.log("Unit and domain tests …");
  const { code } = await node(
    ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    "show",
  );
  const report = readReport(file, VitestReport);
  if (!report) return broken("Unit and domain tests left no report");
  // A file that cannot be loaded fails no test, and an error outside a test fails the run alone: both must count.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  const failed = report.numFailedTests + unloaded.length;
  return {
    passed: report.numPassedTests,
    failed: Math.max(failed, report.success && code === 0 ? 0 : 1),
    failures: vitestFailures(report),
  };
}

/** Runs the journeys in a browser, and counts them. */
export async function runPlaywright(): Promise<Counts> {
  const file = freshReport("playwright.json");
  console.log("Journeys in the browser …");
  const { code } = await node(["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"], "show", {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const report = readReport(file, PlaywrightReport);
  if (!report) return broken("The journeys left no report");
  const { expected, unexpected, flaky } = report.stats;
  // The list reporter names what failed at the end of its own output, which is the end of a run.
  return { passed: expected, failed: Math.max(unexpected + flaky, code === 0 ? 0 : 1), failures: [] };
}

/** Runs steps one after the other, all of them even when one fails, and adds up their counts. */
export async function runAll(steps: readonly (() => Promise<Counts>)[]): Promise<Counts> {
  const total = { passed: 0, failed: 0, failures: [] as string[] };
  for (const step of steps) {
    const { passed, failed, failures } = await step();
    total.passed += passed;
    total.failed += failed;
    total.failures.push(...failures);
  }
  return total;
}

/** The last lines of a run, and its exit code. */
export function conclude({ passed, failed, failures }: Counts): never {
  for (const failure of failures.slice(0, MAX_FAILURES_SAID)) console.log(`FAILED ${failure}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

function broken(what: string): Counts {
  return { passed: 0, failed: 1, failures: [what] };
}

function vitestFailures({ testResults }: z.infer<typeof VitestReport>): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((assertion) => assertion.status === "failed");
    const file = relative(process.cwd(), name);
    if (status === "failed" && failed.length === 0) return [`${file}: ${start(message ?? "")}`];
    return failed.map(({ fullName, failureMessages }) => `${file}: ${fullName}: ${start(failureMessages?.[0] ?? "")}`);
  });
}

function start(message: string): string {
  return message.split("\n").slice(0, 3).join(" ").slice(0, 400);
}

async function node(args: readonly string[], mode: "show" | "capture", variables: Record<string, string> = {}) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...variables },
    stdio: mode === "show" ? "inherit" : ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve));
  return { code, output };
}

function freshReport(name: string): string {
  const file = join(REPORTS, name);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(file, { force: true });
  return file;
}

function readReport<Report>(file: string, schema: z.ZodType<Report>): Report | null {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
}

function seconds(startedAt: number): string {
  return ((performance.now() - startedAt) / 1000).toFixed(1);
}
