import { TextField } from "@/components/ui/text-field";
import { useProblemWords } from "../use-problem-words";

type LimitedFieldProps = {
  /** The path of the field in the message. */
  path: string;
  label: string;
  value: string;
  onValue: (value: string) => void;
  /** In UTF-16 units. */
  max?: number;
  hint?: string;
  placeholder?: string;
  lines?: number;
  className?: string;
};

/** A text of the message with how much of WhatsApp's room it takes, and what is wrong with it. */
export function LimitedField({ path, max, value, ...field }: LimitedFieldProps) {
  const problem = useProblemWords()(path);
  const { length } = value.trim();
  return (
    <TextField
      {...field}
      value={value}
      error={problem}
      aside={
        max !== undefined && (
          <span className={length > max ? "text-danger-ink" : ""}>
            {length} / {max}
          </span>
        )
      }
    />
  );
}

/** What is wrong with a group of fields. */
export function GroupProblem({ path }: { path: string }) {
  const problem = useProblemWords()(path);
  return (
    <p role="alert" className="text-danger-ink text-xs empty:hidden">
      {problem}
    </p>
  );
}
