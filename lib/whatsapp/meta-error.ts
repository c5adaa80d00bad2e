import { isJsonObject, storableText } from "./json";

/** Meta's reason for not doing something, from an answer or from a webhook. Decide by `code`, never by the words. */
export type MetaError = {
  code: number;
  title: string | null;
  message: string | null;
  details: string | null;
  /** Where Meta explains the code; may be relative. */
  href: string | null;
};

/** Codes are stored as 32-bit integers. */
const MAX_CODE = 2 ** 31 - 1;

/**
 * Reads one error of a status, of a message or of an answer's envelope; null when it has no code. Meta puts the details
 * into `error_data.details`, into a plain string `error_data`, or (templates, registration) into `error_user_msg`, which is
 * written for people and therefore goes first.
 */
export function readMetaError(raw: unknown): MetaError | null {
  if (!isJsonObject(raw)) return null;
  const code = typeof raw.code === "string" && /^\d+$/.test(raw.code) ? Number(raw.code) : raw.code;
  if (typeof code !== "number" || !Number.isInteger(code) || Math.abs(code) > MAX_CODE) return null;
  return {
    code,
    title: textOrNull(raw.error_user_title) ?? textOrNull(raw.title),
    message: textOrNull(raw.message),
    details: textOrNull(raw.error_user_msg) ?? readDetails(raw.error_data),
    href: textOrNull(raw.href),
  };
}

function readDetails(errorData: unknown): string | null {
  return textOrNull(isJsonObject(errorData) ? errorData.details : errorData);
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? storableText(value) : null;
}
