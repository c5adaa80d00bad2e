import { SANDBOX } from "@/lib/env";
import { startSimulator } from "@/simulator/start";

/** The simulator as a sandbox starts it, with no product behind it to post webhooks to. Port 0 takes a free one. */
export function startSandboxSimulator(port = 0) {
  return startSimulator({
    port,
    appSecret: SANDBOX.WHATSAPP_APP_SECRET,
    verifyToken: SANDBOX.WHATSAPP_VERIFY_TOKEN,
    accessToken: SANDBOX.WHATSAPP_ACCESS_TOKEN,
    webhookUrl: "http://127.0.0.1:9/api/webhooks/whatsapp",
    phoneNumberId: SANDBOX.WHATSAPP_PHONE_NUMBER_ID,
    wabaId: SANDBOX.WHATSAPP_BUSINESS_ACCOUNT_ID,
    displayPhoneNumber: SANDBOX.displayPhoneNumber,
    businessName: SANDBOX.businessName,
  });
}
