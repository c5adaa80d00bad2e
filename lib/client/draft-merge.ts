import { MAX_KNOWN_REVISIONS, type OwnDraft } from "@/lib/contract/draft";

/** What an agent has written and not sent. `beside`: written on another device meanwhile, to be added or discarded. */
export type DraftWords = Pick<OwnDraft, "text" | "beside">;

/** A draft as a browser holds it. What is on screen wins until it is saved. */
export type DraftState = {
  words: DraftWords;
  /** What the server had when it was last heard of. */
  base: DraftWords;
  /** Of `base`; 0 = the server had no draft. */
  version: number;
  /** The revision of `base`, then those of saves that were not answered: their words are all in these. */
  knows: readonly string[];
  /** The name under which these words are to be saved; null = the server has them. */
  pending: string | null;
};

/** A draft as the server told it. */
export function stateOf({ text, beside, revision, version }: OwnDraft): DraftState {
  const words = { text, beside };
  return { words, base: words, version, knows: revision === null ? [] : [revision], pending: null };
}

/** The agent has written. `revision` names the new words. */
export function written(state: DraftState, words: DraftWords, revision: string): DraftState {
  return isSame(state.words, words) ? state : { ...state, words, pending: revision };
}

/** A save of the pending words goes out. Whether it arrives, an answer may never say. */
export function attempted(state: DraftState): DraftState {
  if (state.pending === null || state.knows.includes(state.pending)) return state;
  return { ...state, knows: [...state.knows, state.pending].slice(-MAX_KNOWN_REVISIONS) };
}

/**
 * The server's draft arrives: the answer to a save, what a save met instead, or news of another device. What is older than
 * what is known here says nothing. What came of this browser's own saves confirms them. Anything else is taken over where
 * nothing is unsaved, and else merged, which is then to be saved under the name `revision`.
 */
export function met(state: DraftState, remote: OwnDraft, revision: string): DraftState {
  if (remote.revision === null || remote.version <= state.version) return state;
  const base = { text: remote.text, beside: remote.beside };
  const { version } = remote;
  const own = state.knows.indexOf(remote.revision);
  if (own >= 0 || remote.revision === state.pending) {
    const pending = state.pending === remote.revision ? null : state.pending;
    return { ...state, base, version, knows: own >= 0 ? state.knows.slice(own) : [remote.revision], pending };
  }
  if (state.pending === null) return stateOf(remote);
  const words = mergeWords(state.base, state.words, base);
  return { words, base, version, knows: [remote.revision], pending: isSame(words, base) ? null : revision };
}

/**
 * What becomes of words that were written on two devices from the same `base`. The text here stays; the text there is kept
 * beside it, unless it was not changed, or stands in the text here anyway.
 */
export function mergeWords(base: DraftWords, local: DraftWords, remote: DraftWords): DraftWords {
  const beside = mergeBeside(base.beside, local.beside, remote.beside);
  if (remote.text === base.text || holds(local.text, remote.text)) return { text: local.text, beside };
  if (local.text === base.text || local.text.trim() === "") return { text: remote.text, beside };
  return { text: local.text, beside: joinBeside(remote.text, beside) };
}

/** Two drafts in one: what came back stands before what was written since. */
export function joinDrafts(returned: string, current: string): string {
  if (current.trim() === "" || current.trim() === returned.trim()) return returned;
  return returned.trim() === "" ? current : `${returned}\n\n${current}`;
}

/**
 * Words that come back, one message after the other, stand first, in the order in which they were sent. `returned`: those that
 * came before, as long as they stand there.
 */
export function joinReturned(returned: string, words: string, current: string): { text: string; returned: string } {
  // Another tab may have put the same back a moment ago.
  if (current.startsWith(`${words}\n\n`)) return { text: current, returned: words };
  if (returned === "" || !current.startsWith(returned)) return { text: joinDrafts(words, current), returned: words };
  if (holds(returned, words)) return { text: current, returned };
  const all = joinDrafts(returned, words);
  return { text: all + current.slice(returned.length), returned: all };
}

function mergeBeside(base: string, local: string, remote: string): string {
  if (remote === base) return local;
  return local === base ? remote : joinBeside(remote, local);
}

/** The same words may come twice, when two devices meet each other's. */
function joinBeside(returned: string, current: string): string {
  if (holds(current, returned)) return current;
  return holds(returned, current) ? returned : joinDrafts(returned, current);
}

function isSame(one: DraftWords, other: DraftWords): boolean {
  return one.text === other.text && one.beside === other.beside;
}

/** Whether all of some words stand in a text, one after the other. Half a word is none. */
function holds(text: string, words: string): boolean {
  const spaced = (of: string) => ` ${of.split(/\s+/).filter(Boolean).join(" ")} `;
  return words.trim() === "" || spaced(text).includes(spaced(words));
}
