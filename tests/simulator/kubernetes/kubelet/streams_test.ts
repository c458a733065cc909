import assert from "node:assert/strict";
import { SmallWorld } from "../small_world.ts";

Deno.test("exec gives both streams and the exit code", async () => {
  const world = new SmallWorld();
  world.script("p", "sleep 1000");
  assert.deepEqual(await world.exec("p", ["sh", "-c", "echo out; echo err >&2; exit 3"]), {
    out: "out\n",
    err: "err\n",
    code: 3,
  });
});

Deno.test("a shell reads its commands from standard input", async () => {
  const world = new SmallWorld();
  world.script("p", "sleep 1000");
  assert.deepEqual(await world.exec("p", ["sh"], "hostname\ncd /tmp\npwd\nexit 4\n"), {
    out: "p\n/tmp\n",
    err: "",
    code: 4,
  });
  assert.equal((await world.exec("p", ["cat"], "no newline")).out, "no newline");
});

Deno.test("at a terminal there is a prompt and an echo, and errors come with the rest", async () => {
  const world = new SmallWorld();
  world.script("p", "sleep 1000");
  const { out, err, code } = await world.exec("p", ["sh"], "nope\rexit\r", true);
  assert.deepEqual([err, code], ["", 127]);
  assert.ok(out.startsWith("/ # "));
  assert.ok(out.includes("sh: nope: not found\r\n"));
});

Deno.test("attach shows what the first process writes from now on, and leaves with the client", async () => {
  const world = new SmallWorld();
  world.script("p", "while true; do date +%S; sleep 10; done");
  const leaving = new AbortController();
  let out = "";
  const ended = world.proxy.attach(world.pod("p")!, { container: "c", tty: false }, {
    stdout: (chunk) => void (out += new TextDecoder().decode(chunk)),
    onResize: () => {},
    signal: leaving.signal,
  });
  await Promise.resolve();
  world.seconds(25);
  leaving.abort();
  assert.deepEqual(await ended, { exitCode: 0 });
  assert.match(out, /^\d\d\n\d\d\n(\d\d\n)?$/);
});

Deno.test("an abort kills what exec has started", async () => {
  const world = new SmallWorld();
  world.script("p", "sleep 1000");
  const leaving = new AbortController();
  const options = { container: "c", tty: false, command: ["sleep", "500"] };
  const ended = world.proxy.exec(world.pod("p")!, options, { onResize: () => {}, signal: leaving.signal });
  await Promise.resolve();
  leaving.abort();
  assert.deepEqual(await ended, { exitCode: 130 });
});

Deno.test("^C in a shell stops what it runs and brings the prompt back", async () => {
  const world = new SmallWorld();
  world.script("p", "sleep 1000");
  const { out, code } = await world.exec("p", ["sh"], "sleep 500\r\x03echo on\rexit 2\r", true);
  assert.equal(code, 2);
  assert.ok(out.includes("^C"));
  assert.ok(out.includes("on\r\n"));
});
