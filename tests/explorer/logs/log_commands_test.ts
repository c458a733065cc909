import assert from "node:assert/strict";
import { readCommand, shownText } from "../../../src/explorer/logs/log_commands.ts";
import { logFilter } from "../../../src/explorer/logs/log_filter.ts";
import { startOfSearch } from "../../../src/explorer/logs/log_search.ts";
import { newLogState, withLines, withSources } from "../../../src/explorer/logs/log_state.ts";
import type { LogSource } from "../../../src/explorer/logs/log_subject.ts";
import { defaultSettings } from "../../../src/settings/settings.ts";
import type { PaneContext } from "../../../src/explorer/pane.ts";
import { FakeMachine } from "../fake_machine.ts";
import { playBundled } from "../bundled_play.ts";
import { logLine } from "./sample_lines.ts";

const empty = newLogState({ targets: [] }, defaultSettings.logs);
const sources = ["a", "b"].map((pod): LogSource => ({
  namespace: "default",
  pod,
  container: "app",
  state: "reading",
  why: "",
}));

Deno.test("the text to copy has what is shown: names, and times where they are on", () => {
  const lines = [
    logLine(1, "one", { stamp: "T1" }),
    logLine(2, "two", { stamp: "T2", source: 1 }),
    logLine(3, "joined", { kind: "note", source: 1 }),
  ];
  const state = withLines(withSources(empty, sources), lines);
  assert.equal(shownText(state), "a one\nb two\n── b joined\n");
  assert.equal(shownText({ ...state, hasTimestamps: true }), "T1 a one\nT2 b two\n── b joined\n");
});

Deno.test("a log is followed without an end, a search and a previous run have one", () => {
  const context = { pane: 1, discovery: undefined } as PaneContext; // all that it looks at
  const isEndless = (state: typeof empty) =>
    (readCommand(state, context) as { endless?: boolean }).endless ?? false;
  assert.equal(isEndless(empty), true);
  assert.equal(isEndless({ ...empty, isPrevious: true }), false);
  assert.equal(isEndless({ ...empty, search: startOfSearch(logFilter("x")) }), false);
});

Deno.test("Ctrl-S writes what is shown below the state folder, and says where", async () => {
  const machine = new FakeMachine();
  const [frame] = await playBundled(
    "key l\nexpect Processed\ntype /ECHGO_POD_IP\nkey Enter Ctrl-S\nwait 1s\ndump",
    {
      machine,
    },
  );
  const [[path, text]] = [...machine.files] as [[string, string]];
  assert.match(path, /^\/state\/screen-dumps\/default-env-echgo-.*\.log$/);
  assert.match(text, /^.*ECHGO_POD_IP.*\n$/);
  assert.match(frame!.join("\n"), /saved as \/state\/screen-dumps/);
});
