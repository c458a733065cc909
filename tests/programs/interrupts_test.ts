import assert from "node:assert/strict";
import { Interrupts } from "../../src/programs/interrupts.ts";

Deno.test("the second Ctrl-C is the program's to answer where it has asked for that", () => {
  const cases: [asks: boolean, answered: boolean[]][] = [
    [false, [true, false, false]],
    [true, [true, true, false]],
  ];
  for (const [asks, answered] of cases) {
    const interrupts = new Interrupts();
    const forced = asks ? interrupts.forced() : undefined;
    assert.deepEqual(["a", "b", "c"].map((reason) => interrupts.come(reason)), answered);
    assert.equal(interrupts.signal.reason, "a");
    assert.equal(forced?.reason, asks ? "b" : undefined);
  }
});
