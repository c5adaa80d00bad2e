import { describe, expect, test } from "vitest";
import { extensionOf } from "@/components/media/file-extension";
import { documentKind, typeName } from "@/components/media/file-type";

describe("what a file is goes by its bytes", () => {
  test.each([
    ["Invoice 48213.PDF", "application/pdf", "pdf", "PDF"],
    ["invoice.pdf", "text/html", "text", "HTML"],
    ["invoice.pdf", "application/octet-stream", "other", null],
    ["photo.jpg", "image/heic", "image", "HEIC"],
    ["photo.jpg", "image/jpeg; unreadable", "image", "JPEG"],
    ["holiday.png", "application/x-msdownload", "other", "EXE"],
    ["prices.xlsx", "application/octet-stream", "other", null],
    ["prices.csv", "text/plain", "sheet", "CSV"],
    ["notes.pdf", "text/plain", "text", "TXT"],
    ["plan.dwg", "application/octet-stream", "other", "DWG"],
    ["old.xls", "application/x-cfb", "sheet", "XLS"],
    ["scan", "image/tiff", "image", "TIFF"],
    ["song", "audio/ogg; codecs=vorbis", "audio", "OGG"],
  ] as const)("%s of %s is %s, called %s", (fileName, mimeType, kind, name) => {
    expect(documentKind(fileName, mimeType)).toBe(kind);
    expect(typeName(mimeType, fileName)).toBe(name);
  });

  test("and by its name only while it is not here", () => {
    expect(documentKind("notes.txt", null)).toBe("text");
    expect(documentKind(null, null)).toBe("other");
  });
});

test("an extension is what stands after the last dot of a name, if it is short", () => {
  expect(extensionOf("archive.tar.gz")).toBe("GZ");
  expect(extensionOf(".env")).toBeNull();
  expect(extensionOf("Version 2. final words")).toBeNull();
  expect(extensionOf("a.abcdefgh")).toBeNull();
  expect(extensionOf(null)).toBeNull();
});
