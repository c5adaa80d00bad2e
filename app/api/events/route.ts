export { GET } from "@/lib/http/events";

export const dynamic = "force-dynamic";
