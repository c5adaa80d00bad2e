import { type Counts, runTool, runVitest } from "./steps";

/** Everything but pages and browser: types, lint and format, dead code, and the unit and domain tests with the floors. */
export const CHECKS: readonly (() => Promise<Counts>)[] = [
  // Next's generated types come first: without them a clean clone does not know its own style sheets.
  () => runTool("Route types", ["node_modules/next/dist/bin/next", "typegen"]),
  () => runTool("Types", ["node_modules/typescript/bin/tsc", "--noEmit"]),
  () => runTool("Lint and format", ["node_modules/@biomejs/biome/bin/biome", "ci", "--colors=off"]),
  () => runTool("Dead code", ["node_modules/knip/bin/knip.js"]),
  runVitest,
];
