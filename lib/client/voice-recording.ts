"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { holdPage } from "./page-use";

/** How often the loudness is read, in milliseconds. */
const LEVEL_INTERVAL_MS = 60;
/** How many numbers describe the loudness of a whole recording. */
const WAVEFORM_LENGTH = 64;
/** Speech at arm's length reaches about this share of full loudness. */
const FULL_LEVEL = 0.4;

/** Why nothing is recorded. insecure: browsers give a microphone only to pages loaded over HTTPS or from this machine. */
export type RecordingProblem = "refused" | "missing" | "insecure" | "broken";

export type RecordingState =
  | { state: "idle"; problem: RecordingProblem | null }
  | { state: "asking" }
  /** `levels`: loudness so far, each 0 to 100, the newest last. */
  | { state: "recording" | "paused"; elapsedMs: number; levels: readonly number[] };

export type Recorded = { sound: Blob /** 64 numbers from 0 to 100. */; waveform: number[] };

export type VoiceRecording = {
  now: RecordingState;
  /** Asks for the microphone and begins. */
  start: () => Promise<void>;
  pause: () => void;
  resume: () => void;
  /** Ends; answers what was recorded. */
  stop: () => Promise<Recorded | null>;
  /** Ends, and forgets it. */
  cancel: () => void;
};

type Session = {
  recorder: MediaRecorder;
  stream: MediaStream;
  context: AudioContext;
  chunks: Blob[];
  levels: number[];
  elapsedMs: number;
  timer: ReturnType<typeof setInterval>;
};

/** Records from the microphone. `onLeft` gets what was recorded when the caller goes while it records. */
export function useVoiceRecording(onLeft: (recorded: Recorded) => void): VoiceRecording {
  const [now, setNow] = useState<RecordingState>({ state: "idle", problem: null });
  const session = useRef<Session | null>(null);
  const isGone = useRef(false);
  const latestOnLeft = useRef(onLeft);
  latestOnLeft.current = onLeft;

  const stop = useCallback(async () => {
    const ended = session.current;
    session.current = null;
    setNow({ state: "idle", problem: null });
    return ended ? finish(ended) : null;
  }, []);

  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      void stop().then((recorded) => recorded && latestOnLeft.current(recorded));
    };
  }, [stop]);

  useEffect(() => holdPage(() => session.current !== null), []);

  async function start() {
    if (session.current || now.state === "asking") return;
    setNow({ state: "asking" });
    const opened = await openMicrophone();
    if (typeof opened === "string") return setNow({ state: "idle", problem: opened });
    // The conversation was left while the browser asked.
    if (isGone.current) return stopTracks(opened);
    session.current = begin(opened, (elapsedMs, levels, isPaused) =>
      setNow({ state: isPaused ? "paused" : "recording", elapsedMs, levels }),
    );
  }

  return {
    now,
    start,
    stop,
    pause: () => session.current?.recorder.pause(),
    resume: () => session.current?.recorder.resume(),
    cancel: () => void stop(),
  };
}

async function openMicrophone(): Promise<MediaStream | RecordingProblem> {
  if (!window.isSecureContext || !navigator.mediaDevices) return "insecure";
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
    });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    if (name === "NotAllowedError") return "refused";
    return name === "NotFoundError" ? "missing" : "broken";
  }
}

function begin(stream: MediaStream, onTick: (elapsedMs: number, levels: readonly number[], isPaused: boolean) => void): Session {
  const recorder = new MediaRecorder(stream);
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let tickedAt = performance.now();
  const session: Session = {
    ...{ recorder, stream, context, chunks: [], levels: [], elapsedMs: 0 },
    timer: setInterval(() => {
      const since = performance.now() - tickedAt;
      tickedAt = performance.now();
      const isPaused = recorder.state === "paused";
      if (!isPaused) {
        analyser.getFloatTimeDomainData(samples);
        session.elapsedMs += since;
        session.levels.push(levelOf(samples));
      }
      onTick(session.elapsedMs, session.levels.slice(-WAVEFORM_LENGTH), isPaused);
    }, LEVEL_INTERVAL_MS),
  };
  recorder.ondataavailable = ({ data }) => session.chunks.push(data);
  recorder.start();
  onTick(0, [], false);
  return session;
}

function finish({ recorder, stream, context, chunks, levels, timer }: Session): Promise<Recorded> {
  clearInterval(timer);
  return new Promise((resolve) => {
    recorder.onstop = () => {
      stopTracks(stream);
      void context.close();
      resolve({ sound: new Blob(chunks, { type: recorder.mimeType }), waveform: waveformOf(levels) });
    };
    recorder.stop();
  });
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function levelOf(samples: Float32Array): number {
  const sum = samples.reduce((total, sample) => total + sample * sample, 0);
  return Math.min(100, Math.round((100 * Math.sqrt(sum / samples.length)) / FULL_LEVEL));
}

/** The loudness along a whole recording in 64 numbers, the loudest of them 100; none for one without sound. */
export function waveformOf(levels: readonly number[]): number[] {
  const loudest = Math.max(0, ...levels);
  if (loudest === 0) return [];
  return Array.from({ length: WAVEFORM_LENGTH }, (_, bar) => {
    const start = Math.floor((bar * levels.length) / WAVEFORM_LENGTH);
    const end = Math.max(start + 1, Math.floor(((bar + 1) * levels.length) / WAVEFORM_LENGTH));
    return Math.round((100 * Math.max(0, ...levels.slice(start, end))) / loudest);
  });
}
