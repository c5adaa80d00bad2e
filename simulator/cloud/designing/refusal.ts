import { GraphError } from "../graph-error";

/** Why Meta does not take a template: an invalid parameter, with a number of its own and words for whoever designed it. */
export function refuse(subcode: number | null, title: string, message: string): GraphError {
  return new GraphError(100, {
    message: "Invalid parameter",
    details: null,
    user: { title, message },
    ...(subcode === null ? {} : { subcode }),
  });
}

export const SUBCODES = {
  tooManyTemplates: 2388019,
  beingDeleted: 2388023,
  exists: 2388024,
  notEditable: 2388039,
  tooLong: 2388040,
  fieldMissing: 2388043,
  headerFormat: 2388047,
  bodyFormat: 2388072,
  footerFormat: 2388073,
  tooManyVariables: 2388293,
  variableAtEdge: 2388299,
} as const;

export function missingField(component: string, field: string): GraphError {
  return refuse(
    SUBCODES.fieldMissing,
    'Message template "components" param is missing expected field(s)',
    `component of type ${component} is missing expected field(s) (${field})`,
  );
}

/** `most` characters are allowed. */
export function checkLength(component: string, text: string, most: number): void {
  if (text.length <= most) return;
  throw refuse(
    SUBCODES.tooLong,
    "Character limit exceeded",
    `The ${component} has ${text.length} characters. It may have ${most}.`,
  );
}

/** Something that no number is known for. */
export function unfit(message: string): GraphError {
  return refuse(null, "Message template is not valid", message);
}
