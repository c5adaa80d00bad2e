import { createServer } from "node:net";

/** Whether a server could listen on this port now. */
export function isPortFree(port: number, host: string): Promise<boolean> {
  return listenBriefly(port, host).then(
    () => true,
    () => false,
  );
}

/** A port that nobody listens on. */
export function findFreePort(host = "127.0.0.1"): Promise<number> {
  return listenBriefly(0, host);
}

/** Listens for a moment. Answers the port; rejects with what a server would meet there. */
export function listenBriefly(port: number, host: string): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(port, host, () => {
      const address = probe.address();
      const taken = address && typeof address === "object" ? address.port : port;
      probe.close(() => resolve(taken));
    });
  });
}
