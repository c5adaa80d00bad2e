import enData from "emojibase-data/en/data.json";
import enMessages from "emojibase-data/en/messages.json";
import ptData from "emojibase-data/pt/data.json";
import ptMessages from "emojibase-data/pt/messages.json";

const FILES = new Map<string, unknown>([
  ["en/data.json", enData],
  ["en/messages.json", enMessages],
  ["pt/data.json", ptData],
  ["pt/messages.json", ptMessages],
]);

export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return [...FILES.keys()].map((path) => {
    const [locale = "", file = ""] = path.split("/");
    return { locale, file };
  });
}

/** The names of all emoji, from our own origin: what the emoji picker searches. Written to files at build time. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; file: string }> }) {
  const { locale, file } = await params;
  const data = FILES.get(`${locale}/${file}`);
  if (data === undefined) return new Response(null, { status: 404 });
  return Response.json(data, { headers: { "cache-control": "public, max-age=86400" } });
}
