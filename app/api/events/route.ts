import * as events from "@/lib/http/events";

export const dynamic = "force-dynamic";
export const GET = events.GET;
