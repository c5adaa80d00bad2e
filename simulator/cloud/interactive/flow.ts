import { GraphError } from "../graph-error";
import { isObject, type Params } from "../params";

const LONGEST_LABEL = 30;
const KEYS = [
  "flow_message_version",
  "flow_id",
  "flow_name",
  "flow_cta",
  "mode",
  "flow_token",
  "flow_action",
  "flow_action_payload",
];

/** A form that opens behind one button. */
export function checkFlow(action: Params): void {
  action.only("name", "parameters").keyword("name", ["flow"]);
  const parameters = action.object("parameters").only(...KEYS);
  parameters.keyword("flow_message_version", ["3"]);
  const flowId = parameters.optionalString("flow_id", { least: 1 });
  const flowName = parameters.optionalString("flow_name", { least: 1 });
  if ((flowId === undefined) === (flowName === undefined)) {
    throw new GraphError(131009, { details: `${parameters.path}: exactly one of flow_id and flow_name has to be given.` });
  }
  parameters.string("flow_cta", { least: 1, most: LONGEST_LABEL });
  parameters.keyword("mode", ["draft", "published"], "published");
  parameters.optionalString("flow_token", { least: 1 });
  checkFirstScreen(parameters);
}

/** Where the form begins is told only when the phone goes there by itself. */
function checkFirstScreen(parameters: Params): void {
  const action = parameters.keyword("flow_action", ["navigate", "data_exchange"], "navigate");
  const payload = parameters.optionalObject("flow_action_payload")?.only("screen", "data");
  if (!payload) return;
  if (action !== "navigate") throw parameters.wrong("flow_action_payload", "is only allowed with flow_action navigate");
  payload.string("screen", { least: 1 });
  const data = payload.raw("data");
  const isData = data === undefined || (isObject(data) && Object.keys(data).length > 0);
  if (!isData) throw payload.wrong("data", "must be an object that is not empty");
}
