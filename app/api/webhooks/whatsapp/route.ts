export { GET, POST } from "@/lib/http/whatsapp-webhook";
