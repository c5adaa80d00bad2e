import type { InfiniteData } from "@tanstack/react-query";
import type { ListOrder } from "@/lib/contract/agent";
import type { ConversationPage, ConversationRow } from "@/lib/contract/conversation";

type Pages = InfiniteData<ConversationPage, string | null>;

/**
 * A loaded list after some conversations changed: `rows` are those of `changedIds` that the view (still) holds. Rows move to
 * their place; those that belong to pages not loaded yet are left to them.
 */
export function mergeRows(
  data: Pages,
  changedIds: ReadonlySet<string>,
  rows: readonly ConversationRow[],
  order: ListOrder,
  now: Date,
): Pages {
  const compare = order === "closing" ? byClosing(now) : byActivity;
  const loaded = data.pages.flatMap((page) => page.rows);
  const end = data.pages.at(-1)?.nextCursor == null ? undefined : loaded.at(-1);
  const arrived = rows.filter((row) => end === undefined || compare(row, end) <= 0);
  const merged = [...loaded.filter(({ id }) => !changedIds.has(id)), ...arrived].sort(compare);
  return { ...data, pages: distribute(merged, data.pages) };
}

/** Pages keep their sizes, the last one takes what is left: only their order matters to whoever shows them. */
function distribute(rows: readonly ConversationRow[], pages: readonly ConversationPage[]): ConversationPage[] {
  let start = 0;
  return pages.map((page, index) => {
    const isLast = index === pages.length - 1;
    const slice = rows.slice(start, isLast ? undefined : start + page.rows.length);
    start += slice.length;
    return { ...page, rows: slice };
  });
}

function byActivity(one: ConversationRow, other: ConversationRow): number {
  return other.lastActivityAt.localeCompare(one.lastActivityAt) || other.id.localeCompare(one.id);
}

/** Open windows by time left, then the closed ones by activity: as the server pages them. */
function byClosing(now: Date): (one: ConversationRow, other: ConversationRow) => number {
  const present = now.toISOString();
  const openUntil = ({ window }: ConversationRow) =>
    window.closesAt !== null && window.closesAt > present ? window.closesAt : null;
  return (one, other) => {
    const [first, second] = [openUntil(one), openUntil(other)];
    if (first !== null && second !== null) return first.localeCompare(second) || one.id.localeCompare(other.id);
    if (first !== null || second !== null) return first !== null ? -1 : 1;
    return byActivity(one, other);
  };
}
