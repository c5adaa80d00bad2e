import { useState } from "react";
import type { Coordinates } from "./coordinates";

const TIMEOUT_MS = 15_000;

type WhereIAm = {
  isAsking: boolean;
  /** insecure: browsers tell a place only to pages loaded over HTTPS or from this machine. */
  problem: "refused" | "insecure" | "unknown" | null;
  ask: () => void;
};

/** Where this device is, once the reader allows it. */
export function useWhereIAm(onFound: (place: Coordinates) => void): WhereIAm {
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<WhereIAm["problem"]>(null);

  function ask() {
    if (isAsking) return;
    if (!window.isSecureContext) return setProblem("insecure");
    setIsAsking(true);
    setProblem(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setIsAsking(false);
        onFound({ latitude: coords.latitude, longitude: coords.longitude });
      },
      (error) => {
        setIsAsking(false);
        setProblem(error.code === error.PERMISSION_DENIED ? "refused" : "unknown");
      },
      { timeout: TIMEOUT_MS },
    );
  }

  return { isAsking, problem, ask };
}
