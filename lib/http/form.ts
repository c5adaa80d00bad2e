import { Problem } from "@/lib/contract/problem";
import { SignedIn } from "@/lib/contract/session";
import { readJson, readText } from "./body";

/** The fields of a body, sent as JSON by our script or as a form's before that script has loaded. Not yet trusted. */
export async function readFields(request: Request): Promise<unknown> {
  if (!isForm(request)) return readJson(request);
  return Object.fromEntries(new URLSearchParams(await readText(request)));
}

/**
 * Makes a handler that answers `SignedIn` or a `Problem` also answer plain forms, whose browser follows a redirect instead:
 * to `next` when it worked, else back to `page`, which finds the problem with `problemInQuery`.
 */
export function alsoForForms(page: string, handler: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    const answer = await handler(request);
    if (!isForm(request)) return answer;
    const headers = new Headers(answer.headers);
    headers.delete("content-type");
    headers.set("location", answer.ok ? SignedIn.parse(await answer.json()).next : backTo(page, await answer.json()));
    return new Response(null, { status: 303, headers });
  };
}

/** The problem that `alsoForForms` sent a page back with, from the page's `problem` parameter. Anybody can write one. */
export function problemInQuery(parameter: string | string[] | undefined): Problem["error"] | null {
  if (typeof parameter !== "string") return null;
  try {
    return Problem.safeParse({ error: JSON.parse(parameter) }).data?.error ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function backTo(page: string, answer: unknown): string {
  return `${page}?${new URLSearchParams({ problem: JSON.stringify(Problem.parse(answer).error) })}`;
}

function isForm(request: Request): boolean {
  return request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
}
