import type { TestProject } from "vitest/node";
import { prepareTemplate } from "./template-database";
import { findTestServer } from "./test-server";

declare module "vitest" {
  interface ProvidedContext {
    databaseServerUrl: string;
    templateDatabase: string;
    clonePrefix: string;
  }
}

/** Once a run: a Postgres server and a migrated template database, for each test file to clone. */
export default async function prepare(project: TestProject): Promise<() => Promise<void>> {
  const server = await findTestServer();
  const template = await prepareTemplate(server.url);
  project.provide("databaseServerUrl", server.url);
  project.provide("templateDatabase", template.name);
  project.provide("clonePrefix", template.clonePrefix);
  return async () => {
    await template.dropClones();
    await server.stop();
  };
}
