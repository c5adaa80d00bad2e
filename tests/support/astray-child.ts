import { now } from "@/lib/clock";
import { closeDatabase } from "@/lib/db";
import { followDatabaseClock } from "@/lib/db/clock";
import { sendReply } from "@/lib/inbox/replies";
import { beat } from "@/lib/worker/heartbeat";

// A process of its own on a host whose clock is off: it says that it is alive, and sends a reply, as a web process would.
const [, , agentId = "", conversationId = "", clientMessageId = "", offMs = "0"] = process.argv;
const ofTheHost = Date.now;
Date.now = () => ofTheHost() + Number(offMs);

const stop = await followDatabaseClock();
await beat("web");
await sendReply({ id: agentId }, conversationId, { kind: "text", clientMessageId, text: "from there" }, now());
await stop();
await closeDatabase();
