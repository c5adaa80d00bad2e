import { createServer } from "node:http";
import { runProcess } from "@/server/process";

// A process of the product's kind whose work is only to have something to undo, and to say that it did.
await runProcess(
  "child",
  async (onStop) => {
    const server = createServer().listen(0, "127.0.0.1");
    onStop(() => console.log("first undone last"));
    onStop(() => new Promise((resolve) => server.close(resolve)));
    onStop(() => console.log("last undone first"));
    if (process.argv[2] === "slow") onStop(() => new Promise(() => undefined));
    console.log("begun");
  },
  300,
);
