import assert from "node:assert/strict";
import { machineIo } from "../../src/cli/io.ts";
import { Interrupts } from "../../src/programs/interrupts.ts";

Deno.test("the machine's files, clock and signal are passed on", async () => {
  const interrupts = new Interrupts();
  const io = machineIo(interrupts, () => 42);
  assert.equal(io.now(), 42);
  assert.equal(io.signal, interrupts.signal);
  assert.equal(io.forced(), interrupts.forced());
  assert.match(await io.readFile("deno.json"), /"name": "pequod"/);
  await assert.rejects(io.readFile("no/such/file"), Deno.errors.NotFound);
  assert.equal(io.env("HOME"), Deno.env.get("HOME"));
});
