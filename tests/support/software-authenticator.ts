import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import type { PasskeyAssertion, PasskeyRegistration } from "@/lib/contract/second-step";

/** What a test changes about an answer, to see it refused. */
type Quirks = { origin?: string; rpId?: string; isUserVerified?: boolean; counter?: number };

const ORIGIN = "http://localhost:3000";
const RP_ID = "localhost";
const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

/** A passkey in software (ES256, no attestation), written from the WebAuthn specification and not from the library under test. */
export class SoftwareAuthenticator {
  private readonly keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  private readonly credentialId = randomBytes(32);
  private counter = 0;

  /** Answers navigator.credentials.create. */
  register({ challenge }: { challenge: string }, quirks: Quirks = {}): PasskeyRegistration {
    const { x = "", y = "" } = this.keys.publicKey.export({ format: "jwk" });
    const publicKey = cborMap([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, "base64url")],
      [-3, Buffer.from(y, "base64url")],
    ]);
    const length = Buffer.from([0, this.credentialId.length]);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.credentialId, publicKey]);
    const authData = Buffer.concat([this.authenticatorData(HAS_CREDENTIAL, quirks), credential]);
    const attestation = cborMap([
      ["fmt", "none"],
      ["attStmt", []],
      ["authData", authData],
    ]);
    const clientData = clientDataOf("webauthn.create", challenge, quirks);
    const response = { clientDataJSON: clientData.toString("base64url"), attestationObject: attestation.toString("base64url") };
    return { ...this.named(), response: { ...response, transports: ["internal"] } };
  }

  /** Answers navigator.credentials.get. */
  sign({ challenge }: { challenge: string }, quirks: Quirks = {}): PasskeyAssertion {
    this.counter += 1;
    const authData = this.authenticatorData(0, quirks);
    const clientData = clientDataOf("webauthn.get", challenge, quirks);
    const signed = Buffer.concat([authData, createHash("sha256").update(clientData).digest()]);
    const signature = createSign("sha256").update(signed).sign(this.keys.privateKey);
    return {
      ...this.named(),
      response: {
        clientDataJSON: clientData.toString("base64url"),
        authenticatorData: authData.toString("base64url"),
        signature: signature.toString("base64url"),
      },
    };
  }

  private named() {
    const id = this.credentialId.toString("base64url");
    return { id, rawId: id, type: "public-key" } as const;
  }

  private authenticatorData(flags: number, { rpId = RP_ID, isUserVerified = true, counter = this.counter }: Quirks): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const allFlags = USER_PRESENT | (isUserVerified ? USER_VERIFIED : 0) | flags;
    return Buffer.concat([createHash("sha256").update(rpId).digest(), Buffer.from([allFlags]), count]);
  }
}

function clientDataOf(type: string, challenge: string, { origin = ORIGIN }: Quirks): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

type Cbor = number | string | Buffer | [];

/** As much CBOR (RFC 8949) as an attestation needs: small integers, text, bytes, maps; [] stands for an empty map. */
function cborMap(entries: [number | string, Cbor][]): Buffer {
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, value]) => [cbor(key), cbor(value)])]);
}

function cbor(value: Cbor): Buffer {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return head(5, 0);
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  return count < 256 ? Buffer.from([(major << 5) | 24, count]) : Buffer.from([(major << 5) | 25, count >> 8, count & 255]);
}
