import assert from "node:assert/strict";
import { bytesOf } from "../../../src/simulator/host/byte_text.ts";
import { ContainerLog, logText } from "../../../src/simulator/host/container_log.ts";

function log(): ContainerLog {
  const made = new ContainerLog();
  made.append("stdout", "one\ntw", 1000);
  made.append("stdout", "o\n", 2000);
  made.append("stderr", "three\n", 3000);
  return made;
}

for (
  const [selection, text] of [
    [{}, "one\ntwo\nthree\n"],
    [{ tailLines: 1 }, "three\n"],
    [{ tailLines: 0 }, ""],
    [{ sinceMs: 2500 }, "three\n"],
    [{ limitBytes: 5 }, "one\nt"],
    [{ timestamps: true, tailLines: 1 }, "1970-01-01T00:00:03.000000000Z three\n"],
  ] as const
) {
  Deno.test(`log with ${JSON.stringify(selection)}`, () => {
    assert.equal(logText(log().lines, { timestamps: false, ...selection }), text);
  });
}

Deno.test("followers get further lines and the end", () => {
  const seen: string[] = [];
  const made = log();
  const stop = made.follow({ line: (line) => seen.push(line.text), end: () => seen.push("END") });
  made.append("stdout", "four\n", 4000);
  made.end();
  stop();
  assert.deepEqual(seen, ["four\n", "END"]);
});

Deno.test("a log is bounded", () => {
  const made = new ContainerLog();
  for (let i = 0; i < 80_000; i++) made.append("stdout", `${i}\n`, i);
  assert.ok(made.lines.length <= 55_000);
  assert.equal(made.lines.at(-1)!.text, "79999\n");
});

Deno.test("after ten mebibytes a new file is begun, and the old one is not read", () => {
  const made = new ContainerLog();
  const line = "x".repeat(1023) + "\n";
  for (let i = 0; i < 10 * 1024 + 1; i++) made.append("stdout", line, i);
  assert.equal(made.lines.length, 10 * 1024 + 1);
  made.append("stdout", "new\n", 0);
  assert.deepEqual(made.lines.map(({ text }) => text), ["new\n"]);
});

Deno.test("a limit counts bytes", () => {
  const made = new ContainerLog();
  made.append("stdout", "üü\n", 0);
  assert.deepEqual([...bytesOf(logText(made.lines, { timestamps: false, limitBytes: 3 }))], [
    0xc3,
    0xbc,
    0xc3,
  ]);
});

Deno.test("a line without an end does not grow for ever", () => {
  const log = new ContainerLog();
  for (let at = 0; at < 50; at++) log.append("stdout", "x".repeat(1024 ** 2), 0);
  const kept = log.lines.reduce((sum, { text }) => sum + text.length, 0);
  assert.ok(kept > 0 && kept <= 22 * 1024 ** 2, String(kept));
});
