import { expect, test } from "vitest";
import { createLog } from "@/lib/log";

function linesOf(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog({ write: (line) => lines.push(line) }));
  return lines.join("");
}

test("secrets are redacted under their names, nested ones too", () => {
  const text = linesOf((log) =>
    log.info(
      { accessToken: "hush-1", config: { appSecret: "hush-2", request: { authorization: "hush-3" } }, phoneNumberId: "42" },
      "ready",
    ),
  );
  expect(text).not.toContain("hush");
  expect(text).toContain('"phoneNumberId":"42"');
});

test("credentials inside an error's message and stack are redacted", () => {
  const error = new Error("connect to postgresql://casement:hush-1@db:5432/casement with Bearer hush-2 failed");
  const text = linesOf((log) => log.error({ err: error }, "no database"));
  expect(text).not.toContain("hush");
  expect(text).toContain("db:5432");
});
