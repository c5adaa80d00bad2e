"use client";

import { Me } from "@/lib/contract/agent";
import { HEARTBEAT_MS, LiveFrame } from "@/lib/contract/live";
import { get } from "./api";
import { type LiveStatus, liveStatus, setLiveState } from "./live";

const NAME = "casement-live";
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 10_000;
/** Two heartbeats and a little missed: the stream is broken, whatever the browser believes. */
const SILENCE_MS = 2 * HEARTBEAT_MS + 5_000;

type Listener = (frame: LiveFrame) => void;
/** What the tab that has the stream tells the others. */
type TabMessage = { frame: LiveFrame } | { state: LiveStatus["state"] } | { ask: true };

/**
 * Hears every frame of the browser's one stream. Of all tabs, the one that holds a lock has the stream (HTTP/1.1 allows six
 * connections a browser) and tells the others; when it is closed, the next takes over. Where locks are missing (plain http
 * on another machine), each tab has a stream of its own. Returns the way to stop.
 */
export function openLiveStream(listener: Listener): () => void {
  const stop = new AbortController();
  if (!("locks" in navigator)) {
    stop.signal.addEventListener("abort", hold(listener));
    return () => stop.abort();
  }
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    if ("frame" in data) listener(data.frame);
    else if ("state" in data) setLiveState(data.state);
  };
  const tell = (message: TabMessage) => channel.postMessage(message);
  tell({ ask: true });
  navigator.locks
    .request(NAME, { signal: stop.signal }, () => lead(channel, listener, tell, stop.signal))
    .catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
  stop.signal.addEventListener("abort", () => channel.close());
  return () => stop.abort();
}

/** Has the stream until the tab closes. */
function lead(
  channel: BroadcastChannel,
  listener: Listener,
  tell: (message: TabMessage) => void,
  signal: AbortSignal,
): Promise<void> {
  // The lock may be granted in the very moment in which it is given up.
  if (signal.aborted) return Promise.resolve();
  const tellState = () => tell({ state: liveStatus().state });
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    if ("ask" in data) tellState();
  };
  const close = hold((frame) => {
    tell({ frame });
    listener(frame);
  }, tellState);
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => {
      close();
      resolve();
    });
  });
}

/** Keeps one stream open, through breaks. Returns the way to end it. */
function hold(listener: Listener, onState: () => void = () => undefined): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;

  const report = (state: LiveStatus["state"]) => {
    setLiveState(state);
    onState();
  };
  const watch = () => {
    clearTimeout(timer);
    timer = setTimeout(connect, SILENCE_MS);
  };
  const connect = () => {
    source?.close();
    source = new EventSource("/api/events");
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const frame = parseFrame(data);
      retryMs = FIRST_RETRY_MS;
      watch();
      report("live");
      if (frame) listener(frame);
    };
    source.onerror = retry;
    watch();
  };
  const retry = () => {
    source?.close();
    report(navigator.onLine ? "reconnecting" : "offline");
    clearTimeout(timer);
    timer = setTimeout(connect, retryMs);
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    // A stream does not tell why it was refused; an answer does: a session that ended leads to the sign-in.
    get("/api/me", Me).catch(() => undefined);
  };
  window.addEventListener("online", connect);
  window.addEventListener("offline", retry);
  connect();
  return () => {
    source?.close();
    clearTimeout(timer);
    window.removeEventListener("online", connect);
    window.removeEventListener("offline", retry);
  };
}

function parseFrame(data: string): LiveFrame | null {
  try {
    // A newer server may send kinds of frames that this page does not know.
    return LiveFrame.safeParse(JSON.parse(data)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
