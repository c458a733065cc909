import assert from "node:assert/strict";
import { logFilter } from "../../../src/explorer/logs/log_filter.ts";
import type { LogLine } from "../../../src/explorer/logs/log_line.ts";
import { type LogFound, searchLogs } from "../../../src/explorer/logs/log_search.ts";
import { bundledPort } from "./bundled_port.ts";

async function searched(filter: string, isPrevious = false) {
  const world = await bundledPort("shop");
  const lines: LogLine[] = [];
  let last: LogFound | undefined;
  await searchLogs({
    port: world.port,
    subject: { targets: [await world.target("deployments", "shop", "catalog")] },
    discovery: world.discovery,
    hasAllContainers: true,
    isPrevious,
    range: {},
    filter: logFilter(filter),
    signal: new AbortController().signal,
    tell: (found) => {
      last = found;
      lines.push(...found.lines);
    },
  });
  world.close();
  return { ...last!.progress, read: last!.progress.lines, lines, sources: last!.sources };
}

Deno.test("a search reads every log to its end and keeps what matches", async () => {
  const found = await searched("10:3[01]:");
  assert.equal(found.isRunning, false);
  assert.equal(found.sources.length, 2);
  assert.ok(found.lines.length > 0 && found.lines.every(({ text }) => /10:3[01]:/.test(text)));
  assert.ok(found.lines.every(({ kind }) => kind === "text"));
  assert.equal(found.found, found.lines.length);
  assert.ok(found.read > found.found && found.characters > found.read);
  assert.equal(new Set(found.lines.map(({ id }) => id)).size, found.lines.length);
});

Deno.test("fields and context count as in the log", async () => {
  assert.equal((await searched("status>=500")).found, 0);
  const all = await searched("status=200");
  const with2 = await searched("10:31:04 -C 1");
  assert.ok(all.found > with2.found);
  assert.equal(with2.lines.filter(({ text }) => text.includes("10:31:04")).length * 3, with2.lines.length);
});

Deno.test("what cannot be read is said, and the rest is read", async () => {
  const found = await searched("", true);
  assert.equal(found.problems.length, 2);
  assert.match(found.problems[0]!, /previous terminated container .* not found/);
});
