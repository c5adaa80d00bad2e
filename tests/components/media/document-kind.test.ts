import { describe, expect, test } from "vitest";
import { documentKind, extensionOf } from "@/components/media/document-kind";

describe("what a document is", () => {
  test.each([
    ["Invoice 48213.PDF", null, "pdf"],
    ["prices.xlsx", "application/octet-stream", "sheet"],
    [null, "application/pdf", "pdf"],
    ["scan", "image/tiff", "image"],
    ["notes.unknown", "text/plain", "text"],
    [null, null, "other"],
  ] as const)("%s of %s is %s", (fileName, mimeType, kind) => {
    expect(documentKind(fileName, mimeType)).toBe(kind);
  });
});

test("an extension is what stands after the last dot of a name, if it is short", () => {
  expect(extensionOf("archive.tar.gz")).toBe("GZ");
  expect(extensionOf(".env")).toBeNull();
  expect(extensionOf("Version 2. final words")).toBeNull();
  expect(extensionOf("a.abcdefgh")).toBeNull();
  expect(extensionOf(null)).toBeNull();
});
