"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Puts a text into the clipboard, and says that it did. Where the browser does not allow it, the text stands beside to be marked. */
export function CopyButton({ text, label, copied }: { text: string; label: string; copied: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const Icon = isCopied ? Check : Copy;
  return (
    <Button
      onClick={() => {
        navigator.clipboard?.writeText(text).then(
          () => setIsCopied(true),
          () => setIsCopied(false),
        );
      }}
    >
      <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
      <span role="status">{isCopied ? copied : label}</span>
    </Button>
  );
}
