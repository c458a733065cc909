import assert from "node:assert/strict";
import { randomFunctions } from "../../../src/go_template/functions/random.ts";

Deno.test("chance comes from the source alone", () => {
  const values = [0, 0.999, 0.5];
  let next = 0;
  const functions = randomFunctions(() => values[next++ % values.length]!);
  const call = (name: string, ...args: bigint[]) => functions[name]!.call(...args);
  assert.equal(call("randNumeric", 3n), "095");
  assert.match(
    String(call("uuidv4")),
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  assert.equal(call("randAlpha", -1n), "");
  assert.throws(() => call("randInt", 5n, 5n), { message: "invalid argument to Intn" });
});
