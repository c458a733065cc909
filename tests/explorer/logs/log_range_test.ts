import assert from "node:assert/strict";
import { rangeOfKey, rangeSince, tailRange } from "../../../src/explorer/logs/log_range.ts";
import { defaultSettings } from "../../../src/settings/settings.ts";

const { logs } = defaultSettings;

const ranges: [key: string, title: string, flag: string, query: unknown][] = [
  ["0", "tail", " --tail=1000", { tailLines: 1000 }],
  ["1", "from the start", "", {}],
  ["2", "last 1 min", " --since=1m", { sinceSeconds: 60 }],
  ["5", "last 30 min", " --since=30m", { sinceSeconds: 1800 }],
  ["6", "last hour", " --since=1h", { sinceSeconds: 3600 }],
];

for (const [key, title, flag, query] of ranges) {
  Deno.test(`the range on ${key}`, () => {
    const range = rangeOfKey(key, logs);
    assert.deepEqual([range.title, range.flag, range.query], [title, flag, query]);
  });
}

Deno.test("settings say how long the tail is, and how far it goes back", () => {
  const { flag, query } = tailRange({ ...logs, tail: 50, sinceSeconds: 300 });
  assert.deepEqual([flag, query], [" --tail=50 --since=300s", { tailLines: 50, sinceSeconds: 300 }]);
});

Deno.test("a range from a moment on", () => {
  const range = rangeSince(Date.parse("2026-01-01T11:00:00.7Z"));
  assert.deepEqual([range.query, range.title], [{ sinceTime: "2026-01-01T11:00:00Z" }, "since 11:00:00Z"]);
});
