import http from "node:http";
import https from "node:https";

const MOST_CONNECTIONS = 64;

export type Answer = { status: number } | { problem: string };

/** Posts to the product as Meta does: kept-alive connections, no redirects, an answer within a deadline or none at all. */
export class Poster {
  private readonly agents = {
    "http:": new http.Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS }),
    "https:": new https.Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS }),
  };

  post(url: string, body: Buffer, signature: string, timeoutMs: number): Promise<Answer> {
    const target = new URL(url);
    return new Promise((resolve) => {
      const secure = target.protocol === "https:";
      const request = (secure ? https : http).request(target, {
        method: "POST",
        agent: secure ? this.agents["https:"] : this.agents["http:"],
        headers: {
          "content-type": "application/json",
          "content-length": body.byteLength,
          "user-agent": "facebookexternalua",
          accept: "*/*",
          "x-hub-signature-256": signature,
        },
      });
      const deadline = setTimeout(() => request.destroy(new Error("no answer")), timeoutMs);
      const settle = (answer: Answer) => {
        clearTimeout(deadline);
        resolve(answer);
      };
      request.on("response", (response) => {
        response.on("error", (error) => settle({ problem: words(error) }));
        response.on("end", () => settle({ status: response.statusCode ?? 0 }));
        response.resume();
      });
      request.on("error", (error) => settle({ problem: words(error) }));
      request.end(body);
    });
  }

  close(): void {
    this.agents["http:"].destroy();
    this.agents["https:"].destroy();
  }
}

function words(error: Error): string {
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "ECONNREFUSED") return "refused";
  if (code === "ECONNRESET") return "cut off";
  return error.message === "no answer" ? "no answer" : code || error.message;
}
