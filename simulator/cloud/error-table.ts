export type MetaErrorKind = {
  /** HTTP status of the synchronous answer. */
  http: number;
  title: string;
  details: string;
  /** How it mostly comes: as the answer to the call, or as a later `failed` status. */
  arrival: "sync" | "async";
};

const GONE_WRONG = "Something went wrong on our side. Try again later.";
const BAD_REQUEST = 400;

/** Meta's errors that a send can meet. Titles are Meta's; details say, in our words, what Meta's say. */
export const ERRORS: Readonly<Record<number, MetaErrorKind>> = {
  0: sync(401, "AuthException", "The app user could not be authenticated. The access token may have been revoked."),
  1: sync(BAD_REQUEST, "API Unknown", "The request is malformed, or the platform has a fault."),
  2: sync(503, "API Service", "Temporary downtime or overload. Wait, then try again."),
  3: sync(500, "API Method", "A capability or a permission of the app is missing."),
  4: sync(BAD_REQUEST, "Application request limit reached", "The app has made too many calls."),
  10: sync(403, "Permission denied", "The permission was not granted, or has been removed."),
  33: sync(BAD_REQUEST, "Parameter value is not valid", "The business phone number has been deleted."),
  100: sync(BAD_REQUEST, "Invalid parameter", "The request holds a parameter that is not supported or misspelled."),
  190: sync(401, "Access token has expired", "The access token has expired. Get a new one."),
  200: sync(403, "API Permission", "An API permission is missing."),
  368: sync(403, "Temporarily blocked for policies violations", "The account is blocked for violating a policy."),
  1026: later("Receiver Incapable", "The receiver's client cannot show this type of message."),
  80007: sync(BAD_REQUEST, "Rate limit issues", "The WhatsApp Business account has reached its rate limit."),
  80008: sync(BAD_REQUEST, "Management rate limit", "There have been too many calls to this WhatsApp Business account."),
  130403: sync(BAD_REQUEST, "Recipient is blocked", "The recipient is on the block list of this number."),
  130429: sync(BAD_REQUEST, "Rate limit hit", "Cloud API message throughput has been reached for this number."),
  130472: later("User's number is part of an experiment", "The message was not sent as part of an experiment."),
  130497: sync(403, "Business account is restricted from messaging users in this country.", "This country is restricted."),
  131000: later("Something went wrong", GONE_WRONG, 500),
  131005: sync(403, "Access denied", "A permission has not been granted, or has been removed."),
  131008: sync(BAD_REQUEST, "Required parameter is missing", "The request lacks a required parameter."),
  131009: sync(BAD_REQUEST, "Parameter value is not valid", "One or more parameter values are not valid."),
  131016: sync(500, "Service unavailable", "A service is temporarily unavailable."),
  131020: sync(BAD_REQUEST, "Group not valid", "The group is not valid."),
  131021: sync(BAD_REQUEST, "Recipient cannot be sender", "Sender and recipient are the same phone number."),
  131026: later("Message undeliverable", "The message could not be delivered."),
  131030: sync(BAD_REQUEST, "Recipient phone number not in allowed list", "Add the recipient to the allowed list."),
  131031: sync(403, "Account has been locked", "The account was restricted or disabled for violating a policy."),
  131037: later("WhatsApp provided number needs display name approval before message can be sent.", "Display name needed."),
  131041: sync(BAD_REQUEST, "Group not found", "The group is unknown, or the business is not in it."),
  131042: later("Business eligibility payment issue", "The message was not sent: there is a problem with the payment method."),
  131045: sync(500, "Incorrect certificate", "The phone number is not registered."),
  131047: later("Re-engagement message", "More than 24 hours have passed since the customer last replied to this number."),
  131048: later("Spam rate limit hit", "Too many earlier messages from this number were blocked or flagged as spam."),
  131049: later(
    "This message was not delivered to maintain healthy ecosystem engagement.",
    "In order to maintain a healthy ecosystem engagement, the message failed to be delivered.",
  ),
  131050: later("User has stopped marketing messages from your business", "The user has stopped marketing messages."),
  131051: sync(BAD_REQUEST, "Unsupported message type", "Message type is not supported."),
  131052: later("Media download error", "The media that the user sent could not be downloaded."),
  131053: later("Media upload error", "The media could not be uploaded or used."),
  131056: sync(
    BAD_REQUEST,
    "(Business Account, Consumer Account) pair rate limit hit",
    "Too many messages sent from this number to the same recipient in a short time.",
  ),
  131057: sync(500, "Account in maintenance mode", "The account is in maintenance mode for a throughput upgrade."),
  131059: sync(BAD_REQUEST, "Invalid cursor", "The paging cursor has expired or is not valid."),
  131062: sync(
    BAD_REQUEST,
    "Business-scoped User ID recipients are not supported for this message",
    "One-tap, zero-tap and copy-code authentication templates need a phone number.",
  ),
  131063: sync(BAD_REQUEST, "Marketing templates are disabled on Cloud API", "Use the Marketing Messages API."),
  131064: sync(BAD_REQUEST, "Template classification limit", "Sending is limited because of wrong template categories."),
  132000: sync(
    BAD_REQUEST,
    "Number of parameters does not match the expected number of params",
    "The number of parameters does not match the template.",
  ),
  132001: sync(404, "Template name does not exist in the translation", "The template does not exist in this language."),
  132005: sync(BAD_REQUEST, "Translated text too long", "The text is too long with its variables filled in."),
  132007: sync(BAD_REQUEST, "Template Format Character Policy Violated", "The template's content violates a policy."),
  132012: sync(
    BAD_REQUEST,
    "Parameter format does not match format in the created template",
    "A parameter's format does not match the template.",
  ),
  132015: sync(BAD_REQUEST, "Template is Paused", "The template is paused because of low quality."),
  132016: sync(BAD_REQUEST, "Template is disabled", "The template has been paused too many times and is disabled."),
  132018: sync(
    BAD_REQUEST,
    "There's an issue with the parameters in your template",
    "A parameter holds text that is not allowed.",
  ),
  133004: sync(503, "Server Temporarily Unavailable", "The server is temporarily unavailable."),
  133005: sync(BAD_REQUEST, "Two step verification PIN Mismatch", "The PIN is not the one that was set."),
  133006: sync(
    BAD_REQUEST,
    "Phone number re-verification needed",
    "The phone number has to be verified before it is registered.",
  ),
  133010: sync(BAD_REQUEST, "Phone number Not Registered", "The phone number is not registered."),
  133016: sync(BAD_REQUEST, "Registration attempt limit", "Ten registrations and deregistrations in 72 hours."),
  2593107: sync(BAD_REQUEST, "Synchronization request limit exceeded", "This has been asked for since the number was onboarded."),
  2593108: sync(BAD_REQUEST, "Synchronization request made outside of allowed time window", "More than 24 hours have passed."),
  2593109: sync(BAD_REQUEST, "History sharing is turned off", "Whoever has the phone does not share its messages."),
  134102: sync(500, "Template unavailable", "The template is not available for use."),
  138009: sync(BAD_REQUEST, "Call permission request limit hit", "One request a day and two in seven days to one person."),
  137000: later("User identity changed", "The recipient's identity key hash does not match."),
};

export function errorKind(code: number): MetaErrorKind {
  return ERRORS[code] ?? sync(BAD_REQUEST, `Error ${code}`, GONE_WRONG);
}

function sync(http: number, title: string, details: string): MetaErrorKind {
  return { http, title, details, arrival: "sync" };
}

function later(title: string, details: string, http = BAD_REQUEST): MetaErrorKind {
  return { http, title, details, arrival: "async" };
}
