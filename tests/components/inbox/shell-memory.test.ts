import { expect, test } from "vitest";
import { readShellMemory } from "@/components/inbox/shell-memory";

test("a browser that has never been here sees the contact, and the sandbox's notice", () => {
  expect(readShellMemory({ panel: undefined, sandboxNote: undefined })).toEqual({ panel: "contact", isSandboxNoteFolded: false });
});

test("what was folded away stays folded away", () => {
  expect(readShellMemory({ panel: "none", sandboxNote: "folded" })).toEqual({ panel: null, isSandboxNoteFolded: true });
  expect(readShellMemory({ panel: "phone", sandboxNote: undefined }).panel).toBe("phone");
});

test("a cookie that somebody else wrote counts as none", () => {
  expect(readShellMemory({ panel: "<script>", sandboxNote: "1" })).toEqual({ panel: "contact", isSandboxNoteFolded: false });
});
