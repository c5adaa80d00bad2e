import { parse } from "pg-connection-string";
import { describe, expect, it, test } from "vitest";
import { NUMBER_VARIABLES, readEnv, readSettings } from "@/lib/env";

const BASE = { DATABASE_URL: "postgresql://casement@127.0.0.1/casement", SECRET: "thirty-two characters, at the least" };
const NUMBER = {
  WHATSAPP_PHONE_NUMBER_ID: "1001",
  WHATSAPP_BUSINESS_ACCOUNT_ID: "2002",
  WHATSAPP_ACCESS_TOKEN: "token",
  WHATSAPP_APP_SECRET: "app secret",
  WHATSAPP_VERIFY_TOKEN: "verify token",
};

test("without a number the sandbox runs, against the simulator on loopback", () => {
  expect(readEnv({ ...BASE, SIMULATOR_PORT: "4500" })).toMatchObject({
    sandbox: true,
    WHATSAPP_API_URL: "http://127.0.0.1:4500",
    WHATSAPP_APP_SECRET: "sandbox-app-secret",
    APP_URL: "http://localhost:3000",
  });
});

test("with all five variables a real number runs, against Meta", () => {
  expect(readEnv({ ...BASE, ...NUMBER })).toMatchObject({
    ...NUMBER,
    sandbox: false,
    WHATSAPP_API_URL: "https://graph.facebook.com",
    WHATSAPP_API_VERSION: "v26.0",
  });
});

test.each(NUMBER_VARIABLES)("a number without %s is refused in words that name it", (name) => {
  expect(() => readEnv({ ...BASE, ...NUMBER, [name]: undefined })).toThrow(new RegExp(`half configured: ${name} has no value`));
});

test.each(["WHATSAPP_APP_SECRET", "WHATSAPP_VERIFY_TOKEN"])("an empty %s is refused", (name) => {
  expect(() => readEnv({ ...BASE, ...NUMBER, [name]: "  " })).toThrow(name);
});

test("five empty variables, as Docker Compose passes them, are no number", () => {
  const empty = Object.fromEntries(NUMBER_VARIABLES.map((name) => [name, ""]));
  expect(readEnv({ ...BASE, ...empty }).sandbox).toBe(true);
});

test.each([
  ["DATABASE_URL", "mysql://localhost/casement", "DATABASE_URL is not a postgresql:// URL."],
  ["DATABASE_URL", "", "DATABASE_URL is not set"],
  ["SECRET", "short", "SECRET is too short"],
  ["PORT", "eighty", "PORT must be a port number."],
  ["APP_URL", "inbox.example", "APP_URL must be an http or https URL."],
  ["LOG_LEVEL", "loud", "LOG_LEVEL is no log level."],
])("%s=%s is refused in one sentence", (name, value, words) => {
  expect(() => readEnv({ ...BASE, [name]: value })).toThrow(words);
});

test("a slash at the end of APP_URL is dropped, so that links never carry two", () => {
  expect(readEnv({ ...BASE, APP_URL: "https://inbox.example/" }).APP_URL).toBe("https://inbox.example");
});

const BUCKET = {
  MEDIA_S3_BUCKET: "files",
  MEDIA_S3_REGION: "eu-west-1",
  MEDIA_S3_ACCESS_KEY_ID: "key",
  MEDIA_S3_SECRET_ACCESS_KEY: "secret",
};

test("without a bucket files are kept in DATA_DIR, also when Docker Compose passes empty variables", () => {
  expect(readEnv(BASE).mediaBucket).toBeNull();
  const empty = Object.fromEntries(Object.keys(BUCKET).map((name) => [name, ""]));
  expect(readEnv({ ...BASE, ...empty, MEDIA_S3_FORCE_PATH_STYLE: "false" }).mediaBucket).toBeNull();
});

test("with its four variables files are kept in a bucket, wherever that is", () => {
  const elsewhere = { MEDIA_S3_ENDPOINT: "https://minio.example/", MEDIA_S3_FORCE_PATH_STYLE: "true" };
  expect(readEnv({ ...BASE, ...BUCKET }).mediaBucket).toMatchObject({ bucket: "files", endpoint: null, forcePathStyle: false });
  expect(readEnv({ ...BASE, ...BUCKET, ...elsewhere }).mediaBucket).toMatchObject({
    endpoint: "https://minio.example",
    forcePathStyle: true,
  });
});

test.each(Object.keys(BUCKET))("a bucket without %s is refused in words that name it", (name) => {
  expect(() => readEnv({ ...BASE, ...BUCKET, [name]: "" })).toThrow(`half configured: ${name} has no value.`);
});

test("an endpoint alone is a bucket that is half configured", () => {
  expect(() => readEnv({ ...BASE, MEDIA_S3_ENDPOINT: "https://minio.example" })).toThrow("half configured: MEDIA_S3_BUCKET");
});

describe("a database's password", () => {
  it.each(["pa/ss", "pa#ss", "pa?ss", "p@ss/#?%", "100%25"])("%s works as it is in PGPASSWORD", (PGPASSWORD) => {
    const { DATABASE_URL = "" } = readSettings({ DATABASE_URL: "postgresql://casement@database:5432/casement", PGPASSWORD });
    expect(parse(DATABASE_URL)).toMatchObject({
      user: "casement",
      password: PGPASSWORD,
      host: "database",
      port: "5432",
      database: "casement",
    });
  });

  it("in the address itself comes before that of PGPASSWORD", () => {
    const DATABASE_URL = "postgresql://casement:its%2Fown@database/casement";
    expect(readSettings({ DATABASE_URL, PGPASSWORD: "other" }).DATABASE_URL).toBe(DATABASE_URL);
  });

  it.each(["pa/ss", "12/ss", "pa#ss", "12#ss", "pa?ss", "12?ss"])(
    "%s, as it is, in the address is refused with what to write",
    (password) => {
      expect(() => readSettings({ DATABASE_URL: `postgresql://casement:${password}@database:5432/casement` })).toThrow(
        "DATABASE_URL cannot be read: in a password % / # ? @ are written as %25 %2F %23 %3F %40, or leave it out and give it in PGPASSWORD.",
      );
    },
  );
});
