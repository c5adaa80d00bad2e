import { Problem } from "@/lib/contract/problem";
import { SignedIn, SignInRefusal } from "@/lib/contract/session";
import { readJson, readText } from "./body";

/** The fields of a body, sent as JSON by our script or as a form's before that script has loaded. Not yet trusted. */
export async function readFields(request: Request): Promise<unknown> {
  if (!isForm(request)) return readJson(request);
  return Object.fromEntries(new URLSearchParams(await readText(request)));
}

/**
 * Makes a handler that answers `SignedIn` or a `Problem` also answer plain forms, whose browser follows a redirect instead:
 * to `next` when it worked, else back to `page` with the refusal in the query, as `SignInProblem` reads it.
 */
export function alsoForForms(page: string, handler: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    const answer = await handler(request);
    if (!isForm(request)) return answer;
    const headers = new Headers(answer.headers);
    headers.delete("content-type");
    headers.set("location", answer.ok ? SignedIn.parse(await answer.json()).next : refusedAt(page, await answer.json()));
    return new Response(null, { status: 303, headers });
  };
}

function refusedAt(page: string, body: unknown): string {
  const { error } = Problem.parse(body);
  const { triesLeft, retryAfterSeconds } = SignInRefusal.safeParse(error.details).data ?? {};
  const query = new URLSearchParams({ problem: error.code });
  if (triesLeft !== undefined) query.set("triesLeft", String(triesLeft));
  if (retryAfterSeconds !== undefined) query.set("retryAfterSeconds", String(retryAfterSeconds));
  return `${page}?${query}`;
}

function isForm(request: Request): boolean {
  return request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
}
