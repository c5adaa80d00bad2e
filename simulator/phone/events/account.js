import { call } from "../api.js";

/** What each account-level webhook is about, in a line. */
const ABOUT = {
  account_alerts: "An alert about the business or the number.",
  account_review_update: "Meta has reviewed the account.",
  account_update: "Something has happened to the account.",
  business_capability_update: "How many people may be written to first has changed.",
  business_username_update: "The business’s username has changed.",
  calls: "A call of the number.",
  group_lifecycle_update: "A group was made or has gone.",
  group_participants_update: "Somebody joined or left a group.",
  group_settings_update: "A group’s settings have changed.",
  group_status_update: "A group was suspended or let go.",
  groups: "Something has happened to a group.",
  history: "Old messages of the WhatsApp app.",
  message_echoes: "Another app wrote to a customer.",
  messaging_handovers: "Another app takes a conversation, or gives it back.",
  phone_number_name_update: "Meta has decided about the number’s name.",
  phone_number_quality_update: "The number’s quality or limit has changed.",
  security: "Somebody touched the number’s PIN.",
  smb_app_state_sync: "A contact was saved in the WhatsApp app.",
  smb_message_echoes: "Somebody typed on the business’s own phone.",
  standby: "Another app holds the conversation.",
  template_category_update: "Meta puts a template into another category.",
  user_preferences: "A customer stops or resumes marketing.",
};

/** A row for each account-level webhook that the simulator can send. */
export async function accountEvents() {
  const { fields } = await call("GET", "fields");
  return fields.flatMap(({ field, events }) =>
    (events.length > 0 ? events : [undefined]).map((event) => ({
      title: titleOf(field, event),
      words: ABOUT[field] ?? `The webhook ${field}.`,
      run: () => call("POST", "fields", { field, event }),
    })),
  );
}

/** "account_update" and "ACCOUNT_DELETED" → "Account update: account deleted" */
function titleOf(field, event) {
  const subject = field.replaceAll("_", " ");
  const name = `${subject.slice(0, 1).toUpperCase()}${subject.slice(1)}`;
  return event ? `${name}: ${event.replaceAll("_", " ").toLowerCase()}` : name;
}
