import { CHECKS } from "./support/static-checks";
import { conclude, runAll } from "./support/steps";

conclude(await runAll(CHECKS));
