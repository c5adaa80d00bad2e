/**
 * The one action of a gate's page. Stays focusable while it cannot be used; `reasonId` names the element that says why.
 */
export function SubmitButton(props: { label: string; isBusy: boolean; isPaused?: boolean; reasonId?: string }) {
  const isOff = props.isBusy || props.isPaused === true;
  return (
    <button
      type="submit"
      aria-disabled={isOff}
      aria-describedby={props.isPaused ? props.reasonId : undefined}
      className="mt-5 h-10 w-full cursor-pointer rounded-sm bg-accent font-medium text-md text-on-accent hover:bg-accent-hover focus-visible:outline-2 focus-visible:outline-focus focus-visible:outline-offset-2 active:bg-accent-pressed aria-disabled:cursor-default aria-disabled:bg-sunken aria-disabled:text-ink-3 aria-disabled:inset-ring aria-disabled:inset-ring-line pointer-coarse:h-11"
    >
      {props.label}
    </button>
  );
}
