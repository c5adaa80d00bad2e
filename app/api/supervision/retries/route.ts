import { now } from "@/lib/clock";
import { BulkRetryInput } from "@/lib/contract/supervision";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { retryMessages } from "@/lib/inbox/bulk-retry";

export const POST = handle(
  async ({ agent, request }) => {
    const input = BulkRetryInput.parse(await readJson(request));
    return Response.json(await retryMessages(agent, input, now()), { status: 201 });
  },
  { role: "supervisor" },
);
