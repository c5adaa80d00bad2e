import type * as z from "zod/mini";
import { Problem } from "@/lib/contract/problem";
import { noteServerTime } from "./clock";

/** How long an answer may take before the browser counts it as lost, in milliseconds. */
const TIMEOUT_MS = 20_000;

/** The server refused, with words for the agent. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requestId: string,
    readonly details: unknown,
  ) {
    super(message);
  }
}

/** No answer came, so nobody knows what the server did with the request. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
}

/** Whether asking again may help: no answer, or one that says "later". */
export function isTransient(error: unknown): boolean {
  return error instanceof NetworkError || (error instanceof ApiError && (error.status >= 500 || error.status === 429));
}

/** GETs and parses. Throws ApiError or NetworkError. */
export async function get<Schema extends z.ZodMiniType>(
  path: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  const response = await request(path, { signal: signal ?? null });
  return schema.parse(await response.json());
}

/** Sends a state change with a JSON body. Throws ApiError or NetworkError. */
export async function send(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  options: RequestInit = {},
): Promise<Response> {
  return request(path, {
    ...options,
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
}

async function request(path: string, init: RequestInit): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  const response = await fetch(path, { ...init, signal }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new NetworkError("The server did not answer.", { cause: error });
  });
  noteServerTime(Number(response.headers.get("x-server-time") ?? Number.NaN));
  if (response.status === 401) goToSignIn();
  if (!response.ok) throw await toApiError(response);
  return response;
}

async function toApiError(response: Response): Promise<ApiError> {
  const problem = Problem.safeParse(await response.json().catch(() => null));
  if (!problem.success)
    return new ApiError(response.status, "unavailable", response.statusText, response.headers.get("x-request-id") ?? "", null);
  const { code, message, requestId, details } = problem.data.error;
  return new ApiError(response.status, code, message, requestId, details);
}

/** The session ended: everything the page shows is out of date. */
export function goToSignIn(): void {
  if (window.location.pathname.startsWith("/sign-in")) return;
  const next = `${window.location.pathname}${window.location.search}`;
  window.location.assign(`/sign-in?${new URLSearchParams({ next })}`);
}
