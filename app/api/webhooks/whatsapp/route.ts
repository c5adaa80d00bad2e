import * as webhook from "@/lib/http/whatsapp-webhook";

export const GET = webhook.GET;
export const POST = webhook.POST;
