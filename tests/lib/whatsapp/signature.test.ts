import { describe, expect, test } from "vitest";
import { isSignatureValid, signBody } from "@/lib/whatsapp/signature";

const SECRET = "test_app_secret";
const bytes = (text: string) => new TextEncoder().encode(text);

const VECTORS = [
  ['{"object":"whatsapp_business_account","entry":[]}', "dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756"],
  ['{"object": "whatsapp_business_account", "entry": []}', "56cbbaf4961c6cfdae48b7f116c047e5eb513d2c931baae63a2bc1afd26f803a"],
  ['{"t":"é 😀 a@b/c"}', "30b0d6ec1a980937896d78bd5896687ab63f8d8da272a86c5b90c4101b627fe7"],
  ['{"t":"\\u00e9 \\ud83d\\ude00 a@b/c"}', "f9ef073d27f715e5f7de6a3db7e5e7a8c4db67974d2e63bd68691719571811ab"],
  ['{"t":"\\u00e9 \\ud83d\\ude00 a\\u0040b\\/c"}', "1e5c3f5507e97d4371e9b165df1551b7e379c181147cfc6524d412c6963a86f7"],
] as const;

describe("a signature", () => {
  test.each(VECTORS)("of %s is what Meta's rule makes it", (body, hex) => {
    expect(signBody(SECRET, bytes(body))).toBe(`sha256=${hex}`);
    expect(isSignatureValid(SECRET, bytes(body), `sha256=${hex}`)).toBe(true);
  });

  test("over the escaped form is accepted for a body that holds the characters themselves", () => {
    const [, escapedHex] = VECTORS[3];
    expect(isSignatureValid(SECRET, bytes('{"t":"é 😀 a@b/c"}'), `sha256=${escapedHex}`)).toBe(true);
  });

  test("over the raw form is refused for a body that arrives escaped", () => {
    const [, rawHex] = VECTORS[2];
    expect(isSignatureValid(SECRET, bytes('{"t":"\\u00e9 \\ud83d\\ude00 a@b/c"}'), `sha256=${rawHex}`)).toBe(false);
  });

  test("is refused when one byte of the body, the secret or the signature differs", () => {
    const body = bytes('{"entry":[]}');
    const header = signBody(SECRET, body);
    expect(isSignatureValid(SECRET, body, header)).toBe(true);
    expect(isSignatureValid(SECRET, bytes('{"entry":[ ]}'), header)).toBe(false);
    expect(isSignatureValid("test_app_secreT", body, header)).toBe(false);
    expect(
      isSignatureValid(
        SECRET,
        body,
        header.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
      ),
    ).toBe(false);
  });

  test.each([null, "", "sha256=", "sha1=abc", "sha256=zz", `sha256=${"a".repeat(63)}`, `sha256=${"a".repeat(65)}`])(
    "that reads %s is refused, not an error",
    (header) => {
      expect(isSignatureValid(SECRET, bytes("{}"), header)).toBe(false);
    },
  );

  test("made with an empty app secret is never valid", () => {
    expect(isSignatureValid("", bytes("{}"), signBody("", bytes("{}")))).toBe(false);
  });

  test("of bytes that are not UTF-8 is judged by the raw form alone", () => {
    const body = Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d);
    expect(isSignatureValid(SECRET, body, signBody(SECRET, body))).toBe(true);
    expect(isSignatureValid(SECRET, body, signBody(SECRET, bytes("{}")))).toBe(false);
  });
});
