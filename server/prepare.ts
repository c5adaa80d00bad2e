import { env, provide, settings } from "@/lib/env";
import { build, isBuilt } from "./build";
import { requireDataDir } from "./data-dir";
import { prepareDatabase } from "./database";
import { prepareDeployment } from "./deployment";
import { patiently } from "./patience";
import type { OnStop } from "./process";
import { storedSecret } from "./secret";

/**
 * What `npm start` does for its processes, for one that runs apart: secret, migrations, number, and for the web process the
 * pages. Several may do it at once.
 */
export async function prepareApart(options: { pages: boolean }, onStop: OnStop): Promise<void> {
  const { DATA_DIR, SECRET, mediaBucket } = settings();
  if (!SECRET || !mediaBucket) requireDataDir(DATA_DIR);
  provide({ SECRET: SECRET ?? storedSecret(DATA_DIR) });
  await prepareDatabase(env().DATABASE_URL);
  await patiently(() => prepareDeployment(env()));
  if (options.pages && !isBuilt()) await build(onStop);
}
