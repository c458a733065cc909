import assert from "node:assert/strict";
import { TerminalLook } from "../../../../src/programs/docker/build/terminal_look.ts";

Deno.test("the list is drawn again in its place", async () => {
  const drawn: string[] = [];
  let nowMs = 0;
  const look = new TerminalLook({
    err: (text) => Promise.resolve(void drawn.push(text)),
    now: () => nowMs,
    terminal: { size: { columns: 60, rows: 24 }, onResize: () => () => {}, raw: () => () => {} },
  });
  const part = { number: 1, title: "[2/2] RUN x" };
  await look.begin(part);
  nowMs = 1500;
  await look.output(part, "a line with \x1b[31mcolour\x1b[0m");
  await look.end(part, { kind: "cached" });
  await look.close(true);
  const clear = "\x1b[2K";
  const row = (left: string, right: string): string =>
    `${clear}${left.padEnd(60 - right.length - 1)} ${right}\n`;
  assert.equal(
    drawn[0],
    row("[+] Building 0.0s (0/1)", "docker:default") + row(" => [2/2] RUN x", "0.0s") + "\x1b[J",
  );
  assert.equal(
    drawn[1],
    "\x1b[2A" + row("[+] Building 1.5s (0/1)", "docker:default") + row(" => [2/2] RUN x", "1.5s") +
      `${clear} => => # a line with colour\n\x1b[J`,
  );
  assert.equal(
    drawn[3],
    "\x1b[2A" + row("[+] Building 1.5s (1/1) FINISHED", "docker:default") +
      row(" => CACHED [2/2] RUN x", "1.5s") + "\x1b[J",
  );
});
