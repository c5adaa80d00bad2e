import { startTree } from "./tree";

await startTree({ dev: false });
