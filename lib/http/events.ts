import { requireAgent } from "@/lib/auth/agent";
import { readSessionToken } from "@/lib/auth/session-token";
import { liveStreams } from "./live-streams";
import { newRequestId, problemResponse } from "./problem";

/** GET /api/events: what changes, for as long as the browser listens and its session lives. Frames are `LiveFrame`. */
export async function GET(request: Request): Promise<Response> {
  try {
    const agent = await requireAgent(request.headers);
    const token = await readSessionToken(request.headers);
    return new Response(liveStreams().open({ agentId: agent.id, token: token ?? "" }, request.signal), {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store, no-transform",
        // A proxy that buffers would hold changes back.
        "x-accel-buffering": "no",
      },
    });
  } catch (error) {
    return problemResponse(error, newRequestId());
  }
}
