import assert from "node:assert/strict";
import { logFilter } from "../../../src/explorer/logs/log_filter.ts";
import { startOfSearch } from "../../../src/explorer/logs/log_search.ts";
import {
  type LogState,
  newLogState,
  paused,
  withFilter,
  withLines,
} from "../../../src/explorer/logs/log_state.ts";
import { emptyText, statusSpans } from "../../../src/explorer/logs/log_status.ts";
import type { LogSource } from "../../../src/explorer/logs/log_subject.ts";
import { defaultSettings } from "../../../src/settings/settings.ts";
import { logLinesWith } from "./sample_lines.ts";

const room = { columns: 80, rows: 10 };
const empty = newLogState({ targets: [] }, { ...defaultSettings.logs, buffer: 3 });
const two = withLines(empty, logLinesWith(["a", "b"]));
const source = (state: LogSource["state"], why: string): LogSource => ({
  namespace: "default",
  pod: "web-0",
  container: "app",
  state,
  why,
  ...(state === "broken" ? { since: Date.parse("2026-01-01T11:00:00Z") } : {}),
});
const search = startOfSearch(logFilter("x"));

const statuses: [name: string, state: LogState, text: string][] = [
  ["a followed log", two, "2 lines · following"],
  ["a paused one", paused(two, room), "2 lines · paused"],
  ["news below", withLines(paused(two, room), logLinesWith(["c"], 3)), "1 new below · 3 lines · paused"],
  [
    "lines dropped",
    withLines(two, logLinesWith(["c", "d"], 3)),
    "1 older ones dropped · 3 lines · following",
  ],
  ["a filter", withFilter(two, logFilter("a"), room), "1 of 2 lines · following"],
  ["containers left out", { ...two, leftOut: 7 }, "7 containers left out · 2 lines · following"],
  [
    "a lost connection",
    { ...two, sources: [source("broken", "reset"), source("reading", "")] },
    "reconnecting 1 of 2 since 11:00:00Z: reset · 2 lines · following",
  ],
  ["an end", { ...two, sources: [source("ended", "Error, exit code 1")] }, "2 lines · Error, exit code 1"],
  [
    "several ends",
    { ...two, sources: [source("ended", "x"), source("ended", "y")] },
    "2 lines · all have ended",
  ],
  ["a problem", { ...two, problem: "pods is forbidden" }, "2 lines · pods is forbidden"],
  [
    "a search",
    { ...two, search: { ...search, lines: 12_000, characters: 3_400_000 } },
    "2 lines · searching: 12,000 read, 3.4 MB",
  ],
  [
    "a finished search",
    { ...two, search: { ...search, isRunning: false, problems: ["x"] } },
    "2 lines · 0 read, 0.0 MB, 1 could not be read",
  ],
];

for (const [name, state, text] of statuses) {
  Deno.test(`the status of ${name}`, () =>
    assert.equal(statusSpans(state).map(({ text }) => text).join(""), text));
}

const empties: [name: string, state: LogState, text: string][] = [
  ["nothing yet", empty, "nothing logged yet …"],
  [
    "nothing that matches",
    withFilter(two, logFilter("zz"), room),
    "none of 2 lines match zz (Esc clears it)",
  ],
  ["a problem", { ...empty, problem: "no such pod" }, "no such pod"],
  [
    "a reason",
    { ...empty, sources: [source("waiting", "ImagePullBackOff: no such image")] },
    "web-0/app waits: ImagePullBackOff: no such image",
  ],
  ["a search that goes on", { ...empty, search }, "searching for x …"],
  [
    "a search in vain",
    { ...empty, search: { ...search, isRunning: false, lines: 5_000 } },
    "none of 5,000 lines on the server match x",
  ],
];

for (const [name, state, text] of empties) {
  Deno.test(`instead of lines: ${name}`, () => assert.equal(emptyText(state).join("\n"), text));
}
