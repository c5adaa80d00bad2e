import { env, SANDBOX } from "@/lib/env";
import { startSimulator } from "@/simulator/start";
import { runProcess } from "./process";

/** The sandbox's WhatsApp: a Cloud API on loopback, and the customers' phones. */
await runProcess("simulator", async (onStop) => {
  const { APP_URL, HOST, PORT, SIMULATOR_PORT } = env();
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
});
