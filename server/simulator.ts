import { closeDatabase } from "@/lib/db";
import { env, SANDBOX } from "@/lib/env";
import { startSimulator } from "@/simulator/start";
import { runProcess } from "./process";
import { keepSandboxClock } from "./sandbox-clock";
import { importHistory } from "./sandbox-history";

/** The sandbox's WhatsApp: a Cloud API on loopback, and the customers' phones with what the inbox remembers of them. */
await runProcess("simulator", async (onStop) => {
  const { APP_URL, HOST, PORT, SIMULATOR_PORT } = env();
  onStop(closeDatabase);
  const simulator = await startSimulator({
    port: SIMULATOR_PORT,
    host: HOST,
    appSecret: SANDBOX.WHATSAPP_APP_SECRET,
    verifyToken: SANDBOX.WHATSAPP_VERIFY_TOKEN,
    accessToken: SANDBOX.WHATSAPP_ACCESS_TOKEN,
    webhookUrl: `http://127.0.0.1:${PORT}/api/webhooks/whatsapp`,
    productUrl: APP_URL,
    phoneNumberId: SANDBOX.WHATSAPP_PHONE_NUMBER_ID,
    wabaId: SANDBOX.WHATSAPP_BUSINESS_ACCOUNT_ID,
    displayPhoneNumber: SANDBOX.displayPhoneNumber,
    businessName: SANDBOX.businessName,
  });
  onStop(() => simulator.close());
  onStop(await keepSandboxClock(simulator.url));
  await importHistory(simulator.url);
});
