import { MessageSquarePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCommands } from "@/components/shortcuts/commands";
import { IconButton } from "@/components/ui/icon-button";
import { latePart } from "@/lib/client/late-part";
import type { StartDialog } from "./start-dialog";
import type { InboxRoute } from "./use-inbox-route";

const loadDialog = latePart(() => import("./start-dialog"));

/** The way to somebody who has not written yet. */
export function StartButton({ route }: { route: InboxRoute }) {
  const t = useTranslations("inbox.start");
  const [Dialog, setDialog] = useState<typeof StartDialog | null>(null);
  const [isOpen, setIsOpen] = useState(false);

  function open() {
    setIsOpen(true);
    // Where it does not come, the button may be pressed again.
    loadDialog().then(
      (file) => setDialog(() => file.StartDialog),
      () => setIsOpen(false),
    );
  }

  useCommands({ start: open });
  return (
    <>
      <IconButton size="small" label={t("title")} shortcut="n" aria-haspopup="dialog" onClick={open}>
        <MessageSquarePlus />
      </IconButton>
      {isOpen && Dialog && (
        <Dialog
          onClose={() => setIsOpen(false)}
          onStarted={(conversationId) => {
            setIsOpen(false);
            // Only a template can be sent there: nothing that is typed would be a reply.
            route.open(conversationId, { keepsFocus: true });
          }}
        />
      )}
    </>
  );
}
