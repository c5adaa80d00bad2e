import { z } from "zod";
import packageJson from "../package.json" with { type: "json" };

/** This program's version, as health answers and heartbeats tell it. */
export const VERSION: string = packageJson.version;

/** What the environment lacks or has wrong, as one sentence for the person who starts the program. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}

/** The five variables that connect a real number. All of them, or none: without any, the sandbox runs. */
export const NUMBER_VARIABLES = [
  "WHATSAPP_PHONE_NUMBER_ID",
  "WHATSAPP_BUSINESS_ACCOUNT_ID",
  "WHATSAPP_ACCESS_TOKEN",
  "WHATSAPP_APP_SECRET",
  "WHATSAPP_VERIFY_TOKEN",
] as const;

/** What a bucket for files needs. All of them, or none: without, files are kept in DATA_DIR. */
const MEDIA_BUCKET_VARIABLES = [
  "MEDIA_S3_BUCKET",
  "MEDIA_S3_REGION",
  "MEDIA_S3_ACCESS_KEY_ID",
  "MEDIA_S3_SECRET_ACCESS_KEY",
] as const;

/** The simulated number's credentials, and the business that the sandbox plays. */
export const SANDBOX = {
  WHATSAPP_PHONE_NUMBER_ID: "106540352242922",
  WHATSAPP_BUSINESS_ACCOUNT_ID: "102290129340398",
  WHATSAPP_ACCESS_TOKEN: "sandbox-token",
  WHATSAPP_APP_SECRET: "sandbox-app-secret",
  WHATSAPP_VERIFY_TOKEN: "sandbox-verify-token",
  businessName: "Ribeira Goods",
  numberName: "Lisbon store",
  displayPhoneNumber: "+351 210 000 100",
} as const;

const port = z.coerce
  .number("must be a port number")
  .int("must be a port number")
  .min(1, "must be a port number")
  .max(65_535, "must be a port number");

const origin = z
  .url({ protocol: /^https?$/, error: "must be an http or https URL" })
  .transform((value) => value.replace(/\/+$/, ""));

const Variables = z.object({
  DATABASE_URL: z
    .string()
    .refine((value) => /^postgres(ql)?:\/\//.test(value), "is not a postgresql:// URL")
    .refine(
      isWholeUrl,
      "cannot be read: in a password % / # ? @ are written as %25 %2F %23 %3F %40, or leave it out and give it in PGPASSWORD",
    )
    .optional(),
  DATABASE_POOL_SIZE: z.coerce.number("must be a number").int().min(2, "must be 2 or more").default(20),
  SECRET: z.string().min(32, "is too short: give 32 or more random characters").optional(),
  PORT: port.default(3000),
  HOST: z.string().default("127.0.0.1"),
  APP_URL: origin.optional(),
  DATA_DIR: z.string().default(".data"),
  SIMULATOR_PORT: port.default(4010),
  SENDING: z.enum(["ask", "held", "go"], "must be ask, held or go").default("ask"),
  SECRET_REPLACED: z.enum(["true", "false"], "must be true or false").default("false"),
  PGPASSWORD: z.string().optional(),
  WEBHOOK_RETENTION_DAYS: z.coerce.number("must be a number of days").int().min(1, "must be 1 or more").default(30),
  MEDIA_S3_BUCKET: z.string().optional(),
  MEDIA_S3_REGION: z.string().optional(),
  MEDIA_S3_ENDPOINT: origin.optional(),
  MEDIA_S3_ACCESS_KEY_ID: z.string().optional(),
  MEDIA_S3_SECRET_ACCESS_KEY: z.string().optional(),
  MEDIA_S3_FORCE_PATH_STYLE: z.enum(["true", "false"], "must be true or false").default("false"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], "is no log level").default("info"),
  WHATSAPP_PHONE_NUMBER_ID: z.string().regex(/^\d+$/, "must be Meta's phone number id: digits only").optional(),
  WHATSAPP_BUSINESS_ACCOUNT_ID: z.string().regex(/^\d+$/, "must be Meta's account id: digits only").optional(),
  WHATSAPP_ACCESS_TOKEN: z.string().optional(),
  WHATSAPP_APP_SECRET: z.string().optional(),
  WHATSAPP_VERIFY_TOKEN: z.string().optional(),
  WHATSAPP_API_URL: origin.optional(),
  WHATSAPP_API_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, "must look like v26.0")
    .default("v26.0"),
});

type VariableMap = Readonly<Record<string, string | undefined>>;

/** The configuration before a program has found its database and its secret: those two may be missing. */
export type Settings = ReturnType<typeof readSettings>;

/** The whole configuration: variables under their own names, defaults filled in, and whether this is the sandbox. */
export type Env = Settings & { DATABASE_URL: string; SECRET: string };

/**
 * Reads a configuration from variables. A variable that is empty counts as not set, except that an empty app secret or
 * verify token is refused, because a webhook that anybody can sign must not start.
 * Throws EnvError with one sentence that names what to change.
 */
export function readSettings(variables: VariableMap) {
  const sandbox = !isNumberConfigured(variables);
  const parsed = Variables.safeParse(withoutBlanks(variables));
  if (!parsed.success) throw new EnvError(sentence(parsed.error));
  const { data } = parsed;
  const { PGPASSWORD, ...rest } = data;
  const appUrl = data.APP_URL ?? `http://localhost:${data.PORT}`;
  return {
    ...rest,
    DATABASE_URL: data.DATABASE_URL && withPassword(data.DATABASE_URL, PGPASSWORD),
    sandbox,
    APP_URL: appUrl,
    /** Whether APP_URL is only what this machine itself can open. */
    isAppUrlAssumed: data.APP_URL === undefined,
    /** Where the simulated customers' phones are, in the sandbox. */
    phoneUrl: sandbox ? `http://${new URL(appUrl).hostname}:${data.SIMULATOR_PORT}/phone` : null,
    mediaBucket: readMediaBucket(data),
    WHATSAPP_PHONE_NUMBER_ID: data.WHATSAPP_PHONE_NUMBER_ID ?? SANDBOX.WHATSAPP_PHONE_NUMBER_ID,
    WHATSAPP_BUSINESS_ACCOUNT_ID: data.WHATSAPP_BUSINESS_ACCOUNT_ID ?? SANDBOX.WHATSAPP_BUSINESS_ACCOUNT_ID,
    WHATSAPP_ACCESS_TOKEN: data.WHATSAPP_ACCESS_TOKEN ?? SANDBOX.WHATSAPP_ACCESS_TOKEN,
    WHATSAPP_APP_SECRET: data.WHATSAPP_APP_SECRET ?? SANDBOX.WHATSAPP_APP_SECRET,
    WHATSAPP_VERIFY_TOKEN: data.WHATSAPP_VERIFY_TOKEN ?? SANDBOX.WHATSAPP_VERIFY_TOKEN,
    WHATSAPP_API_URL: data.WHATSAPP_API_URL ?? defaultApiUrl(sandbox, data.SIMULATOR_PORT),
  };
}

/** As `readSettings`, for a program that needs its database and its secret. Throws EnvError when either is missing. */
export function readEnv(variables: VariableMap): Env {
  const { DATABASE_URL, SECRET, ...settings } = readSettings(variables);
  if (!DATABASE_URL) {
    throw new EnvError("DATABASE_URL is not set: give a PostgreSQL database, or use npm start, which brings its own.");
  }
  if (!SECRET) throw new EnvError("SECRET is not set: give 32 or more random characters, the same to every process.");
  return { ...settings, DATABASE_URL, SECRET };
}

/** A password with signs of its own ends the host too early: what is left of the address then stands in the path, behind an `@`. */
function isWholeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { username, pathname, search, hash } = new URL(value);
  return username !== "" || !`${pathname}${search}${hash}`.includes("@");
}

/** As every program of PostgreSQL's: the password of PGPASSWORD, whatever its signs, for an address without one. */
function withPassword(databaseUrl: string, password: string | undefined): string {
  const url = new URL(databaseUrl);
  if (password === undefined || url.password !== "") return databaseUrl;
  url.password = encodeURIComponent(password);
  return url.href;
}

/** Whether a real number is meant. Throws EnvError when only some of its five variables have a value. */
function isNumberConfigured(variables: VariableMap): boolean {
  const named = NUMBER_VARIABLES.filter((name) => variables[name] !== undefined);
  const missing = NUMBER_VARIABLES.filter((name) => !variables[name]?.trim());
  // Docker Compose hands every variable that .env leaves out as an empty one: five empty ones are no number at all.
  if (named.length === 0 || missing.length === NUMBER_VARIABLES.length) return false;
  if (missing.length === 0) return true;
  throw new EnvError(
    `The WhatsApp number is only half configured: ${missing.join(", ")} ${missing.length === 1 ? "has" : "have"} no value. ` +
      "Set all five variables of .env.example, or none of them for the sandbox.",
  );
}

/** The bucket for files; null = none of its variables has a value. Throws EnvError when only some of those it needs have one. */
function readMediaBucket(data: z.infer<typeof Variables>) {
  const named = (Object.keys(data) as (keyof typeof data)[]).filter((name) => name.startsWith("MEDIA_S3_") && data[name]);
  const missing = MEDIA_BUCKET_VARIABLES.filter((name) => !data[name]);
  if (named.every((name) => name === "MEDIA_S3_FORCE_PATH_STYLE")) return null;
  if (missing.length > 0) {
    throw new EnvError(
      `The bucket for files is only half configured: ${missing.join(", ")} ${missing.length === 1 ? "has" : "have"} no value.`,
    );
  }
  return {
    bucket: data.MEDIA_S3_BUCKET ?? "",
    region: data.MEDIA_S3_REGION ?? "",
    endpoint: data.MEDIA_S3_ENDPOINT ?? null,
    accessKeyId: data.MEDIA_S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: data.MEDIA_S3_SECRET_ACCESS_KEY ?? "",
    forcePathStyle: data.MEDIA_S3_FORCE_PATH_STYLE === "true",
  };
}

let cached: Env | undefined;

/**
 * This process's configuration, read once. A function, because a build imports every route without secrets.
 * Throws EnvError on first use when the environment is incomplete.
 */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

/** This process's configuration as far as the environment gives it. Throws EnvError when something in it is wrong. */
export function settings(): Settings {
  return readSettings(process.env);
}

/** Whether an npm script runs this process. npm puts a shell between itself and the script. */
export function isRunByNpm(): boolean {
  return process.env.npm_lifecycle_event !== undefined;
}

/** The environment for a program of somebody else that we start: ours, and some variables more. */
export function environmentWith(variables: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...variables };
}

/** Gives what the program found out by itself to this process's `env()` and to the processes that it starts. */
export function provide(variables: { DATABASE_URL?: string; SECRET?: string }): void {
  Object.assign(process.env, variables);
  cached = undefined;
}

function defaultApiUrl(sandbox: boolean, simulatorPort: number): string {
  return sandbox ? `http://127.0.0.1:${simulatorPort}` : "https://graph.facebook.com";
}

function withoutBlanks(variables: VariableMap): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()] as const] : [])),
  );
}

function sentence(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join(".")} ${issue.message}.` : "The environment is not usable.";
}
