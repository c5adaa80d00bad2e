/** Why a program does not start, as one clear sentence for the person at the terminal. Everything else that is thrown is a bug. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
