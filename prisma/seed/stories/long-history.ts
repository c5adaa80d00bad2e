import { answers, type Line, type Story, says, withPhone } from "../story";

const MESSAGES = 5_000;
const MINUTES_APART = 97;
/** The newest message's age: her window is open. */
const NEWEST_MINUTES = 190;

const ORDERS = ["six crates of the blue plates", "twelve linen sets", "the oak shelves", "forty candles", "the green teapots"];
const QUESTIONS = [
  "Good morning, is {order} ready for Thursday?",
  "Can you add {order} to the next van?",
  "Two pieces of {order} came chipped, see the note on the pallet.",
  "What would {order} cost with the shop discount?",
  "Please hold {order} until the end of the month.",
];
const ANSWERS = [
  "It is packed and leaves tomorrow.",
  "Added. The van comes between 10 and 12.",
  "Sorry about that! Two new ones come with the next delivery.",
  "With your discount that makes 20 % less than the list price.",
  "Gladly, it stays on shelf C.",
];

/** A shop owner who has written every day for most of a year: what a long history is tried on. */
export const LONG_HISTORY: Story = {
  person: withPhone("Helena Prado · Mercearia Prado", "PT", "351914555888"),
  assignee: "grace",
  lines: Array.from({ length: MESSAGES }, (_, index) => line(index)),
};

function line(index: number): Line {
  const ago = `${NEWEST_MINUTES + (MESSAGES - 1 - index) * MINUTES_APART}m`;
  const turn = Math.floor(index / 2);
  if (index % 2 === 1) return answers(turn % 3 === 0 ? "ada" : "grace", ago, pick(ANSWERS, turn));
  return says(ago, pick(QUESTIONS, turn).replace("{order}", pick(ORDERS, Math.floor(turn / 3))));
}

function pick(choices: readonly string[], turn: number): string {
  return choices[turn % choices.length] ?? "";
}
