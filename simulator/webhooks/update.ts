/** One thing that Meta has to tell the business. */
export type Update = {
  /** Meta's webhook field: "messages" or an account-level one. */
  field: string;
  value: Record<string, unknown>;
  customerId: string | null;
  /** The account that it is about: the apps that are subscribed to it hear of it. */
  wabaId: string;
  /** What it is in a few words, for the log: "text from Marta". */
  words: string;
  /** What it is about: a wamid, a template's name. */
  subject: string;
  /** Called once, when the product has answered 200. */
  onAcknowledged?: () => void;
};
