import type { DeliveryStatus } from "@/lib/contract/conversation";
import { MessageFailure } from "@/lib/contract/message";
import { isJsonObject, type JsonValue } from "@/lib/whatsapp/json";

/** The columns of a message that say whether and why it failed. */
export type FailureRecord = { status: DeliveryStatus | null; errorCode: number | null; error: JsonValue };

/** Meta's own words and code, or the reason of ours that stands in `error.ours`; null unless it failed. */
export function toFailure({ status, errorCode, error }: FailureRecord): MessageFailure | null {
  if (status !== "failed" || !isJsonObject(error)) return null;
  return {
    code: errorCode,
    ours: MessageFailure.shape.ours.safeParse(error.ours).data ?? null,
    title: textOrNull(error.title) ?? textOrNull(error.message),
    details: textOrNull(error.details),
  };
}

function textOrNull(value: JsonValue | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
