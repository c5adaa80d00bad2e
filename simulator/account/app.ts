/** An app at Meta: what calls the API, and is told by webhooks. */
export type App = {
  id: string;
  name: string;
  link: string;
  /** Signs this app's webhooks, and proves its tokens. */
  secret: string;
  /** Where its webhooks go. Null: nobody has set it. */
  callbackUrl: string | null;
  verifyToken: string | null;
  /** The webhook fields it listens to. */
  fields: readonly string[] | "all";
};

/** The app that the simulator starts with. */
export const FIRST_APP_ID = "670843887433847";

export function listensTo(app: App, field: string): boolean {
  return app.fields === "all" || app.fields.includes(field);
}
