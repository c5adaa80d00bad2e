import type { PasswordStrength } from "./password-strength";

const STEPS = [1, 2, 3, 4] as const;
/** Amber and red belong to time and failure, so weak is only little green. */
const FILL = "fill-success-solid";

/** Four bars and the words that mean the same. */
export function StrengthMeter({ strength, words }: { strength: PasswordStrength; words: string }) {
  return (
    <span className="flex items-center gap-2 text-ink-2">
      <svg width="92" height="6" aria-hidden="true" className="flex-none">
        {STEPS.map((step) => (
          <rect
            key={step}
            x={(step - 1) * 24}
            width="20"
            height="6"
            rx="2"
            className={step <= strength ? FILL : "fill-line-strong"}
          />
        ))}
      </svg>
      <span>{words}</span>
    </span>
  );
}
