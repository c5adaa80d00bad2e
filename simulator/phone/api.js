let numberId = null;

/** From now on everything that is done is done with this number of the business; null means the first. */
export function speakTo(id) {
  numberId = id;
}

/** Calls the control API. Throws with the words of a refusal. */
export async function call(method, path, given, options = {}) {
  const body = method === "POST" && given && numberId ? { numberId, ...given } : given;
  const response = await fetch(`/control/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    ...options,
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `The simulator answered ${response.status}.`);
  return answer;
}

/** The path of a customer, or of something of theirs. */
export function customerPath(id, rest = "") {
  return `customers/${encodeURIComponent(id)}${rest ? `/${rest}` : ""}`;
}
