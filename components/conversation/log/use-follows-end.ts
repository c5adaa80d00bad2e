import { useEffect, useState } from "react";

/**
 * Whether rows that are appended keep the log at its end. Not while newer history is still to be loaded, nor for the page
 * that completes it: nobody wrote that just now.
 */
export function useFollowsEnd(hasNewer: boolean): boolean {
  const [hadNewer, setHadNewer] = useState(hasNewer);
  useEffect(() => setHadNewer(hasNewer), [hasNewer]);
  return !hasNewer && !hadNewer;
}
