import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "@/server/ports";
import { urlOfDatabase, withServer } from "./database";

type ProcessName = "web" | "worker" | "simulator";

const STOP_TIMEOUT_MS = 15_000;

/** The product as it runs for people: its real processes on free ports, over a database of its own. */
export class Product {
  private readonly children = new Map<ProcessName, ChildProcess>();

  private constructor(
    private readonly env: NodeJS.ProcessEnv & { DATABASE_URL: string },
    /** Where the inbox is. */
    readonly url: string,
    /** Where the simulator's control API and phones are. */
    readonly simulatorUrl: string,
    private readonly logFile: string,
  ) {}

  /** Starts everything on a clone of `template`, seeded as the sandbox is, and resolves when the web process answers. */
  static async start(source: { serverUrl: string; template: string; clonePrefix: string }, logFile: string): Promise<Product> {
    const name = `${source.clonePrefix}${randomBytes(4).toString("hex")}`;
    await withServer(source.serverUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${source.template}`));
    const [port, simulatorPort] = [await findFreePort(), await findFreePort()];
    const env = {
      ...process.env,
      NODE_ENV: "production" as const,
      DATABASE_URL: urlOfDatabase(source.serverUrl, name),
      DATA_DIR: mkdtempSync(join(tmpdir(), "casement-product-")),
      SECRET: randomBytes(32).toString("hex"),
      PORT: String(port),
      SIMULATOR_PORT: String(simulatorPort),
      LOG_LEVEL: "debug",
    };
    const product = new Product(env, `http://localhost:${port}`, `http://127.0.0.1:${simulatorPort}`, logFile);
    await product.run("tests/support/prepare-product.ts");
    await Promise.all((["web", "worker", "simulator"] as const).map((part) => product.startProcess(part)));
    return product;
  }

  /** Starts one of the processes and resolves when it does its work. */
  async startProcess(name: ProcessName): Promise<void> {
    const child = this.fork(`server/${name}.ts`);
    this.children.set(name, child);
    await new Promise<void>((resolve, reject) => {
      child.once("message", () => resolve());
      child.once("exit", (code) => reject(new Error(`The ${name} process ended with ${code}; see ${this.logFile}.`)));
    });
  }

  /** Ends one of the processes: cleanly, or as a crash would. */
  async stopProcess(name: ProcessName, signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    const child = this.children.get(name);
    this.children.delete(name);
    if (child) await end(child, signal);
  }

  /** One call of the simulator's control API: "POST customers/marta/messages". Throws when it is refused. */
  async control(call: string, body?: object): Promise<unknown> {
    const [method = "GET", path = ""] = call.split(" ", 2);
    const response = await fetch(`${this.simulatorUrl}/control/${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
    });
    if (!response.ok) throw new Error(`${call} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  /** Ends everything. The database goes with the run. */
  async stop(): Promise<void> {
    await Promise.all([...this.children.keys()].map((name) => this.stopProcess(name)));
    rmSync(this.env.DATA_DIR ?? "", { recursive: true, force: true });
  }

  private async run(file: string): Promise<void> {
    const child = this.fork(file);
    const code = await new Promise((resolve) => child.once("exit", resolve));
    if (code !== 0) throw new Error(`${file} ended with ${code}; see ${this.logFile}.`);
  }

  private fork(file: string): ChildProcess {
    const child = fork(file, { execArgv: ["--import", "tsx"], env: this.env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    const log = createWriteStream(this.logFile, { flags: "a" });
    for (const stream of [child.stdout, child.stderr]) stream?.pipe(log, { end: false });
    child.once("close", () => log.end());
    return child;
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  child.kill(signal);
  await exited;
  clearTimeout(timer);
}
