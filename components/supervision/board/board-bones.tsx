import { Bone } from "@/components/ui/bone";
import { useDelayed } from "@/components/ui/use-delayed";
import { RowsLoading } from "../frame/states";

/** What loads within this time shows no bones. */
const PATIENCE_MS = 150;

const CELLS = ["waiting", "closing", "responses", "resolutions", "failed", "lag"];

/** The board before its first figures: bones where they will stand. */
export function BoardBones() {
  const isDue = useDelayed(true, PATIENCE_MS);
  return (
    <>
      <div
        aria-hidden="true"
        className="grid shrink-0 grid-cols-6 border-line border-b max-[1399px]:grid-cols-3 max-[719px]:grid-cols-2"
      >
        {CELLS.map((cell) => (
          <div key={cell} className="h-[92px] border-line border-s px-4 pt-3 first:border-0">
            {isDue && (
              <>
                <Bone className="w-24" />
                <Bone className="mt-3 h-5 w-14" />
              </>
            )}
          </div>
        ))}
      </div>
      <RowsLoading rows={9} />
    </>
  );
}
