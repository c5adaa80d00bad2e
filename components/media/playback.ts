import { levelsOf } from "./waveform";

/** A recording longer than this in bytes is not decoded only to draw it. */
const DECODE_MAX_BYTES = 4_000_000;
const RATES: readonly number[] = [1, 1.5, 2];

/** What a player shows of one recording. Seconds. */
export type PlaybackState = {
  isPlaying: boolean;
  position: number;
  /** Null until the browser has read it. */
  duration: number | null;
  rate: number;
  hasFailed: boolean;
  /** Found by decoding it here; null when nobody has. */
  levels: number[] | null;
};

type Track = { id: string; url: string /** Whether its loudness has to be found out here. */; needsLevels: boolean };

const REST: PlaybackState = { isPlaying: false, position: 0, duration: null, rate: 1, hasFailed: false, levels: null };

/**
 * The recordings of this page: one sounds at a time, and each keeps its place when its bubble is scrolled away or another
 * conversation is opened. The sound belongs to the page and not to a bubble, which the log may unmount.
 */
class Playback {
  private readonly states = new Map<string, PlaybackState>();
  private readonly listeners = new Set<() => void>();
  private audio: HTMLAudioElement | null = null;
  private track: Track | null = null;
  private rate = 1;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  stateOf(id: string): PlaybackState {
    return this.states.get(id) ?? REST;
  }

  toggle(track: Track): void {
    if (this.stateOf(track.id).isPlaying) this.pause();
    else this.play(track);
  }

  pause(): void {
    this.audio?.pause();
  }

  /** Goes to a place, in seconds, whether it plays or not. */
  seek(id: string, position: number): void {
    this.set(id, { position });
    if (this.track?.id === id && this.audio) this.audio.currentTime = position;
  }

  /** The next speed, for this recording and those after it. */
  nextRate(id: string): void {
    this.rate = RATES[(RATES.indexOf(this.rate) + 1) % RATES.length] ?? 1;
    if (this.audio) this.audio.playbackRate = this.rate;
    this.set(id, { rate: this.rate });
  }

  private play(track: Track): void {
    const audio = this.take(track);
    audio.playbackRate = this.rate;
    this.set(track.id, { rate: this.rate, hasFailed: false });
    // A refusal is told by the element's own "error" event; a pause before the first sound is no failure.
    audio.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === "AbortError") return;
      this.set(track.id, { isPlaying: false, hasFailed: true });
    });
    if (track.needsLevels) this.findLevels(track);
  }

  private take(track: Track): HTMLAudioElement {
    const audio = this.audio ?? this.listen(new Audio());
    this.audio = audio;
    if (this.track?.id === track.id) return audio;
    audio.pause();
    if (this.track) this.set(this.track.id, { isPlaying: false });
    this.track = track;
    audio.src = track.url;
    audio.currentTime = this.stateOf(track.id).position;
    return audio;
  }

  private listen(audio: HTMLAudioElement): HTMLAudioElement {
    const note = (change: Partial<PlaybackState>) => this.track && this.set(this.track.id, change);
    audio.preload = "metadata";
    audio.addEventListener("playing", () => note({ isPlaying: true }));
    audio.addEventListener("pause", () => note({ isPlaying: false }));
    audio.addEventListener("timeupdate", () => note({ position: audio.currentTime }));
    audio.addEventListener("ended", () => note({ isPlaying: false, position: 0 }));
    audio.addEventListener("error", () => note({ isPlaying: false, hasFailed: true }));
    audio.addEventListener("durationchange", () => Number.isFinite(audio.duration) && note({ duration: audio.duration }));
    return audio;
  }

  private async findLevels({ id, url }: Track): Promise<void> {
    if (this.stateOf(id).levels) return;
    const response = await fetch(url).catch(() => null);
    if (!response?.ok || Number(response.headers.get("content-length")) > DECODE_MAX_BYTES) return;
    const decoder = new OfflineAudioContext(1, 1, 48_000);
    // What the browser cannot decode stays drawn with even bars; whether it can be played is the element's to say.
    const sound = await decoder.decodeAudioData(await response.arrayBuffer()).catch(() => null);
    if (sound) this.set(id, { levels: levelsOf(sound.getChannelData(0)) });
  }

  private set(id: string, change: Partial<PlaybackState>): void {
    this.states.set(id, { ...this.stateOf(id), ...change });
    for (const listener of this.listeners) listener();
  }
}

export const playback = new Playback();
