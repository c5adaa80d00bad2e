import { once } from "node:events";
import { makeServer } from "./http/server";
import { SimulatorOptions } from "./options";
import { World } from "./world";

export type Simulator = {
  /** Without a slash at the end. The Graph API is at this origin too. */
  url: string;
  /** Ends everything, open streams included. */
  close: () => Promise<void>;
};

/**
 * Starts a WhatsApp Cloud API on this machine, with customers and their phones. Answers when it listens; throws when the
 * port is taken or an option makes no sense.
 */
export async function startSimulator({ now, ...options }: SimulatorOptions): Promise<Simulator> {
  const business = SimulatorOptions.parse(options);
  const world = new World(business, now);
  const server = makeServer(world);
  server.listen(business.port, business.host);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : business.port;
  const host = business.host === "0.0.0.0" || business.host === "::" ? "127.0.0.1" : business.host;
  world.origin = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  return {
    url: world.origin,
    close: async () => {
      world.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
