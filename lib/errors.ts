/** Why an expected request was refused. `lib/http` alone turns a code into a status. */
export type DomainErrorCode =
  | "invalid_input"
  | "unauthenticated"
  | "forbidden"
  | "insecure_address"
  | "not_found"
  | "service_window_closed"
  | "collision"
  | "template_unavailable"
  | "opted_out"
  | "retry_not_possible"
  | "too_many_attempts"
  | "too_large"
  | "conflict"
  | "unavailable";

/** An expected refusal, with words for the person who asked. Never for bugs, nor for what Meta answered. */
export class DomainError extends Error {
  override readonly name = "DomainError";

  constructor(
    readonly code: DomainErrorCode,
    message: string,
    readonly details?: unknown,
  ) {
    super(message);
  }
}
