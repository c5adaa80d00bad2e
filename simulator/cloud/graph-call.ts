import type { Exchange } from "../http/exchange";
import type { World } from "../world";
import type { Caller } from "./authorization";
import { GraphError } from "./graph-error";
import type { UploadForm } from "./media";
import type { Params } from "./params";
import type { Reply } from "./send-message";

/** One call of the Graph API: "/v26.0/{id}/{edge}" with what came along. */
export type GraphCall = {
  world: World;
  caller: Caller;
  method: string;
  id: string;
  edge: string;
  params: Params;
  form: UploadForm | null;
  /** The body as it came. */
  bytes: Buffer;
  headers: Exchange["request"]["headers"];
  query: URLSearchParams;
  url: URL;
};

export function answer(body: unknown): Reply {
  return { kind: "answer", status: 200, body, delayMs: 0 };
}

/** What does not exist and what the token may not see look alike. */
export function unknownObject({ method, id }: Pick<GraphCall, "method" | "id">): GraphError {
  const verb = method.toLowerCase();
  return new GraphError(100, {
    message: `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    type: "GraphMethodException",
    subcode: 33,
    details: null,
  });
}

export function unknownEdge(call: GraphCall): GraphError {
  if (call.edge === "") return unknownObject(call);
  return new GraphError(2500, { message: `Unknown path components: /${call.edge}`, details: null, http: 400 });
}
