import assert from "node:assert/strict";
import { callLater } from "../../src/cluster/call_later.ts";

Deno.test("what is due is done, what was taken back is not", async () => {
  let calls = "";
  const taken = [callLater(5, () => calls += "a"), callLater(505, () => calls += "b")];
  for (const takeBack of taken) takeBack();
  await new Promise<void>((resolve) => callLater(1, resolve));
  await new Promise<void>((resolve) => callLater(510, resolve));
  assert.equal(calls, "");
});
