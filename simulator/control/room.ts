import { ControlError } from "./control-error";

const MOST_OF_A_KIND = 500;

/** Keeps numbers, apps and tokens from growing without end. */
export function checkRoom({ size }: { size: number }): void {
  if (size >= MOST_OF_A_KIND) throw new ControlError(409, "There are too many already.");
}
