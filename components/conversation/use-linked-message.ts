import { createParser, useQueryState } from "nuqs";
import { useEffect } from "react";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const parseAsUuid = createParser<string>({ parse: (text) => (UUID.test(text) ? text : null), serialize: (id) => id });

/** Shows the message that the address names (`?message=`), once: reloading later stays where one has read on to. */
export function useLinkedMessage(jumpTo: (messageId: string) => void): void {
  const [linked, setLinked] = useQueryState("message", parseAsUuid);
  useEffect(() => {
    if (linked === null) return;
    jumpTo(linked);
    void setLinked(null);
  }, [linked, jumpTo, setLinked]);
}
