import { isObject, type Params } from "../params";

const FIELDS = [
  "name",
  "phone_number",
  "in_pin_code",
  "house_number",
  "floor_number",
  "tower_number",
  "building_name",
  "address",
  "landmark_area",
  "city",
  "state",
];
const LONGEST_PIN = 6;

/** A form for an Indian address. */
export function checkAddress(action: Params): void {
  action.only("name", "parameters").keyword("name", ["address_message"]);
  const parameters = action.object("parameters").only("country", "values", "saved_addresses", "validation_errors");
  parameters.keyword("country", ["in"]);
  const values = parameters.optionalObject("values");
  if (values) checkFields(values);
  for (const saved of parameters.objects("saved_addresses")) {
    saved.only("id", "value").string("id", { least: 1 });
    checkFields(saved.object("value"));
  }
  const errors = parameters.raw("validation_errors");
  if (errors !== undefined && !isObject(errors)) throw parameters.wrong("validation_errors", "must be a JSON object");
  parameters.optionalObject("validation_errors")?.only(...FIELDS);
}

function checkFields(values: Params): void {
  values.only(...FIELDS);
  for (const field of FIELDS) values.optionalString(field, field === "in_pin_code" ? { most: LONGEST_PIN } : {});
}
