import { build, isBuilt } from "./build";
import { runProcess } from "./process";

// Builds the pages where they are not as the sources are, and ends: for images, and before the journeys.
await runProcess("build", async (onStop) => {
  if (!isBuilt()) await build(onStop);
});
process.exit(0);
