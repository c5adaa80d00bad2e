import { prepareTemplate } from "./template-database";
import { findTestServer } from "./test-server";

/** Once a run: a Postgres server and a migrated template, for the product of each worker. Its workers inherit the variables. */
export default async function prepare(): Promise<() => Promise<void>> {
  const server = await findTestServer();
  const template = await prepareTemplate(server.url);
  process.env.E2E_SERVER_URL = server.url;
  process.env.E2E_TEMPLATE = template.name;
  process.env.E2E_CLONE_PREFIX = template.clonePrefix;
  return async () => {
    await template.dropClones();
    await server.stop();
  };
}
