import assert from "node:assert/strict";
import { simEnvironment } from "./sim_environment.ts";

Deno.test("sim status tells the time, how fast it passes, and how far back one can go", async () => {
  const { run, world, laboratory } = simEnvironment();
  const { code, out } = await run("status");
  assert.equal(code, 0);
  assert.equal(
    out,
    "Scenario:   empty\n" +
      "Time:       2026-01-01T00:00:00.000Z (x1)\n" +
      `Revision:   ${world.registry.store.revision} (rewinds to ${laboratory.oldestRevision} and later)\n` +
      "Watches:    0\nSnapshots:  <none>\nFaults:     <none>\n",
  );
});

Deno.test("time is paused, moved on, made faster and resumed", async () => {
  const { run, time } = simEnvironment();
  assert.match((await run("pause")).out, /\(paused\)/);
  assert.match((await run("advance", "90s")).out, /00:01:30\.000Z \(paused\)/);
  assert.match((await run("resume")).out, /\(x1\)/);
  assert.match((await run("speed", "20")).out, /\(x20\)/);
  assert.equal(time.speed, 20);
});

Deno.test("rewind takes a revision or how long ago", async () => {
  const { run, world, write, read } = simEnvironment();
  write("a", { k: "1" });
  const { revision } = world.registry.store;
  world.advance(60_000);
  write("a", { k: "2" });
  const { out } = await run("rewind", "30s");
  assert.match(out, new RegExp(`^rewound to revision \\d+: \\d+ objects changed\\n$`));
  assert.deepEqual(read("a"), { k: "1" });
  write("a", { k: "3" });
  assert.equal((await run("rewind", String(revision))).code, 0);
  assert.deepEqual(read("a"), { k: "1" });
});

const MISTAKES: [argv: string[], words: RegExp][] = [
  [["speed"], /exactly one FACTOR is required for sim speed/],
  [["speed", "0"], /speed: expected a number above 0/],
  [["advance", "soon"], /advance: "soon" is no duration/],
  [["rewind", "999999"], /Cannot go back to revision 999999: the newest is/],
  [["fly"], /unknown command "fly" for "sim"/],
];

for (const [argv, words] of MISTAKES) {
  Deno.test(`sim ${argv.join(" ")} is a mistake`, async () => {
    const { code, err } = await simEnvironment().run(...argv);
    assert.equal(code, 1);
    assert.match(err, words);
  });
}
