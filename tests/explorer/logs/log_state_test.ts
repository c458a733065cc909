import assert from "node:assert/strict";
import fc from "fast-check";
import { lineAt, linesFrom } from "../../../src/explorer/logs/log_buffer.ts";
import { logFilter } from "../../../src/explorer/logs/log_filter.ts";
import { placeForLast, windowFrom } from "../../../src/explorer/logs/log_layout.ts";
import {
  atGoal,
  isFollowing,
  lineHere,
  lineRows,
  type LogState,
  lookOf,
  moved,
  newBelow,
  newLogState,
  pageMoved,
  paused,
  resumed,
  shownLines,
  toTop,
  withFilter,
  withLines,
} from "../../../src/explorer/logs/log_state.ts";
import { defaultSettings } from "../../../src/settings/settings.ts";
import { lineText } from "../../../src/terminal/line.ts";
import { logLine } from "./sample_lines.ts";

const room = { columns: 40, rows: 5 };

function fresh(buffer = 50): LogState {
  return newLogState({ targets: [] }, { ...defaultSettings.logs, buffer });
}

function grown(state: LogState, count: number): LogState {
  const last = lineAt(state.live.log, state.live.log.length - 1)?.timeUs ?? 0;
  return withLines(state, Array.from({ length: count }, (_, index) => logLine(last + index + 1)));
}

/** The rows on the screen. */
function screen(state: LogState): string[] {
  const { kept } = shownLines(state);
  const look = lookOf(state, room);
  const rows = lineRows(state, room);
  const top = state.frozen ? state.top : placeForLast(kept, kept.length - 1, rows, look);
  return windowFrom(kept, top, rows, look).map(({ row }) => lineText(row));
}

type Deed = (state: LogState) => LogState;
const deeds: Readonly<Record<string, Deed>> = {
  up: (state) => moved(state, -1, room),
  down: (state) => moved(state, 1, room),
  pageUp: (state) => pageMoved(state, -1, room),
  pageDown: (state) => pageMoved(state, 1, room),
  top: (state) => toTop(state, room),
  end: resumed,
  pause: (state) => paused(state, room),
  filter: (state) => withFilter(state, logFilter("[13579]$"), room),
  clear: (state) => withFilter(state, logFilter(""), room),
};

Deno.test("while it is paused, nothing that arrives moves the window, even when old lines are dropped", () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 80 }),
      fc.array(fc.constantFrom(...Object.keys(deeds)), { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 5 }),
      (first, names, arrivals) => {
        const still = names.reduce((state, name) => deeds[name]!(state), grown(fresh(), first));
        const later = arrivals.reduce(grown, still);
        if (isFollowing(still)) assert.ok(isFollowing(later));
        else assert.deepEqual(screen(later), screen(still));
        const shown = screen(later);
        assert.ok(shown.length <= room.rows);
        if (!isFollowing(later)) {
          const { cursor, frozen } = later;
          assert.ok(cursor >= 0 && (cursor < frozen!.kept.length || frozen!.kept.length === 0));
          const here = lineHere(later);
          if (here) assert.ok(shown.some((text) => text.trim() === here.text));
        }
      },
    ),
  ));

Deno.test("Up pauses where one is; Down to the end follows again", () => {
  const up = moved(grown(fresh(), 20), -1, room);
  assert.deepEqual([isFollowing(up), lineHere(up)?.text], [false, "line 19"]);
  assert.equal(screen(up).at(-1), "line 20");
  assert.ok(isFollowing(moved(up, 1, room)));
});

Deno.test("what comes while one reads is counted, and can be reached without a jump", () => {
  const up = grown(moved(grown(fresh(), 20), -1, room), 7);
  assert.equal(newBelow(up), 7);
  const down = moved(up, 1, room);
  assert.deepEqual([isFollowing(down), lineHere(down)?.text], [false, "line 20"]);
  assert.equal(lineHere(moved(down, 1, room))?.text, "line 21");
  assert.deepEqual(screen(moved(down, 1, room)), [17, 18, 19, 20, 21].map((number) => `line ${number}`));
});

Deno.test("where all that was shown has been dropped, Down at its end leads to the oldest line there is", () => {
  const up = grown(moved(grown(fresh(), 20), -1, room), 200);
  const end = moved(moved(up, 1, room), 1, room);
  assert.equal(lineHere(end)?.text, lineAt(end.live.kept, 0)!.text);
  assert.equal(isFollowing(end), false);
});

Deno.test("pages leave no line out, up and down", () => {
  let state = grown(fresh(), 23);
  const seen = new Set<string>(screen(state));
  for (let page = 0; page < 6; page++) {
    state = pageMoved(state, -1, room);
    screen(state).forEach((text) => seen.add(text));
  }
  assert.equal(seen.size, 23);
  assert.equal(screen(state)[0], "line 1");
  const down = new Set<string>(screen(state));
  for (let page = 0; page < 9; page++) {
    state = pageMoved(state, 1, room);
    screen(state).forEach((text) => down.add(text));
  }
  assert.equal(down.size, 23);
  assert.ok(isFollowing(state));
});

Deno.test("a filter while one reads keeps the nearest line under the cursor", () => {
  const here = moved(grown(fresh(), 20), -5, room);
  assert.equal(lineHere(here)?.text, "line 15");
  const filtered = withFilter(here, logFilter("line .*[02468]$"), room);
  assert.equal(lineHere(filtered)?.text, "line 16");
  assert.deepEqual([...linesFrom(filtered.live.kept)].length, 10);
});

Deno.test("a wrapped line is followed to its end", () => {
  const state = { ...withLines(fresh(), [logLine(1, "a".repeat(40) + "b".repeat(170))]), isWrapped: true };
  assert.deepEqual(screen(state).map((text) => text[0]), ["b", "b", "b", "b", "b"]);
});

Deno.test("a goal stops the log at its moment as soon as that is there", () => {
  const aimed = { ...grown(fresh(), 10), goalUs: 15 };
  assert.ok(isFollowing(atGoal(aimed, room)));
  const there = atGoal(grown(aimed, 20), room);
  assert.equal(lineHere(there)?.text, "line 15");
  assert.equal(there.goalUs, undefined);
});
