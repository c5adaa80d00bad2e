import { isJsonObject, storableText } from "./json";

/** Why something failed, as a webhook tells it. Decide by `code`, never by the words; some tell words alone. */
export type ToldError = {
  code: number | null;
  title: string | null;
  message: string | null;
  details: string | null;
  /** Where Meta explains the code; may be relative. */
  href: string | null;
};

/** Meta's reason for not doing something, with the code to decide by. */
export type MetaError = ToldError & { code: number };

/** Codes are stored as 32-bit integers. */
const MAX_CODE = 2 ** 31 - 1;

/**
 * Reads the error of an answer's envelope, or one of a status or of a message; null when it has no code. Meta puts the details
 * into `error_data.details`, into a plain string `error_data`, or (templates, registration) into `error_user_msg`, which is
 * written for people and therefore goes first.
 */
export function readMetaError(raw: unknown): MetaError | null {
  const told = readToldError(raw);
  return told === null || told.code === null ? null : { ...told, code: told.code };
}

/** The reason among what `errors[]` of a status or of a message holds: the first with a code, else the first with words. */
export function readToldErrors(raws: readonly unknown[]): ToldError | null {
  const told = raws.map(readToldError).filter((error) => error !== null);
  return told.find(({ code }) => code !== null) ?? told[0] ?? null;
}

/** One error, with whatever it tells; null when that is nothing. */
function readToldError(raw: unknown): ToldError | null {
  if (typeof raw === "string") return readToldError({ message: raw });
  if (!isJsonObject(raw)) return null;
  const told = {
    code: readCode(raw.code),
    title: textOrNull(raw.error_user_title) ?? textOrNull(raw.title),
    message: textOrNull(raw.message),
    details: textOrNull(raw.error_user_msg) ?? readDetails(raw.error_data),
    href: textOrNull(raw.href),
  };
  return Object.values(told).every((part) => part === null) ? null : told;
}

function readCode(raw: unknown): number | null {
  const code = typeof raw === "string" && /^\d+$/.test(raw) ? Number(raw) : raw;
  return typeof code === "number" && Number.isInteger(code) && Math.abs(code) <= MAX_CODE ? code : null;
}

function readDetails(errorData: unknown): string | null {
  return textOrNull(isJsonObject(errorData) ? errorData.details : errorData);
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? storableText(value) : null;
}
