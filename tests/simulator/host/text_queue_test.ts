import assert from "node:assert/strict";
import fc from "fast-check";
import { TextQueue } from "../../../src/simulator/host/text_queue.ts";

Deno.test("what is taken, by lines or by numbers of characters, is what was added, in order", () => {
  const step = fc.oneof(
    fc.record({ add: fc.stringMatching(/^[ab\n]{0,6}$/) }),
    fc.record({ take: fc.integer({ min: 0, max: 5 }) }),
    fc.constant("line" as const),
    fc.constant("all" as const),
  );
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    const queue = new TextQueue();
    let model = "";
    for (const it of steps) {
      if (it === "line") {
        const end = model.indexOf("\n") + 1;
        assert.equal(queue.takeLine(), end === 0 ? undefined : model.slice(0, end));
        model = model.slice(end);
      } else if (it === "all") {
        assert.equal(queue.take(), model);
        model = "";
      } else if ("add" in it) {
        queue.add(it.add);
        model += it.add;
      } else {
        assert.equal(queue.take(it.take), model.slice(0, it.take));
        model = model.slice(it.take);
      }
      assert.equal(queue.length, model.length);
    }
  }));
});
