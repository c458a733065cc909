/** What a log pane says of itself: in its title line, and where there is nothing to show. */
import type { Span } from "../../terminal/line.ts";
import { isFiltering } from "./log_filter.ts";
import { isFollowing, type LogState, newBelow, shownLines } from "./log_state.ts";

/** What matters most comes first: where it is narrow the end is cut. */
export function statusSpans(state: LogState): Span[] {
  const { live, leftOut, search, problem } = state;
  const { log, kept, filter } = live;
  const spans: Span[] = [];
  const say = (text: string, role: "warn" | "dim" | "accent"): void => {
    if (spans.length > 0) spans.push({ text: " · ", role: "dim" });
    spans.push({ text, role });
  };
  const broken = brokenText(state);
  const below = newBelow(state);
  if (broken) say(broken, "warn");
  if (below > 0) say(`${counted(below)} new below`, "accent");
  if (log.dropped > 0) say(`${counted(log.dropped)} older ones dropped`, "warn");
  if (leftOut > 0) say(`${leftOut} containers left out`, "warn");
  const of = isFiltering(filter) ? ` of ${counted(log.length)}` : "";
  say(`${counted(kept.length)}${of} ${kept.length === 1 && of === "" ? "line" : "lines"}`, "dim");
  const end = endText(state);
  if (search) say(searchText(state), search.isRunning ? "accent" : "dim");
  else if (problem) say(problem, "warn");
  else if (end) say(end, "warn");
  else say(isFollowing(state) ? "following" : "paused", "dim");
  return spans;
}

/** Instead of lines. */
export function emptyText(state: LogState): string[] {
  const { log, filter } = shownLines(state);
  if (log.length > 0 && isFiltering(filter)) {
    return [`none of ${counted(log.length)} lines match ${filter.text} (Esc clears it)`];
  }
  if (state.problem) return [state.problem];
  if (state.search) {
    const { isRunning, problems, filter, lines } = state.search;
    if (isRunning) return [`searching for ${filter.text} …`];
    return [`none of ${counted(lines)} lines on the server match ${filter.text}`, ...problems];
  }
  const said = state.sources.filter(({ why }) => why !== "").map(({ pod, container, state, why }) =>
    `${pod}/${container} ${words[state]} ${why}`
  );
  return [...(said.length > 0 ? said : ["nothing logged yet …"]), ...state.events];
}

/** Why no more lines come; "" while they may. */
function endText({ sources }: LogState): string {
  if (sources.length === 0 || sources.some(({ state }) => state !== "ended")) return "";
  return sources.length === 1 ? sources[0]!.why || "the end" : "all have ended";
}

function brokenText({ sources }: LogState): string {
  const broken = sources.filter(({ state }) => state === "broken");
  if (broken.length === 0) return "";
  const since = Math.min(...broken.map((source) => source.since ?? Infinity));
  const many = sources.length > 1 ? ` ${broken.length} of ${sources.length}` : "";
  return `reconnecting${many} since ${new Date(since).toISOString().slice(11, 19)}Z: ${broken[0]!.why}`;
}

function searchText({ search }: LogState): string {
  const { isRunning, lines, characters, problems } = search!;
  const read = `${counted(lines)} read, ${(characters / 1e6).toFixed(1)} MB`;
  const failed = problems.length > 0 ? `, ${problems.length} could not be read` : "";
  return `${isRunning ? "searching: " : ""}${read}${failed}`;
}

const words = { waiting: "waits:", reading: "", broken: "is cut off:", ended: "ended:" } as const;

function counted(count: number): string {
  return count.toLocaleString("en");
}
