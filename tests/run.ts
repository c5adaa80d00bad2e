import { ensureBrowser } from "./support/browser";
import { CHECKS } from "./support/static-checks";
import { conclude, runAll, runPlaywright, runTool } from "./support/steps";

ensureBrowser();
conclude(await runAll([...CHECKS, () => runTool("Pages", ["server/bootstrap.mjs", "build"]), runPlaywright]));
