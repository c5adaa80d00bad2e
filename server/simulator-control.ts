/** One call of the simulator's control API. Throws when it answers anything but success. */
export async function control(
  simulatorUrl: string,
  method: "GET" | "POST" | "PUT",
  path: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(simulatorUrl + path, {
    method,
    ...(body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
  });
  if (!response.ok) throw new Error(`The simulator answered ${response.status} to ${method} ${path}: ${await response.text()}`);
  return response.json();
}
