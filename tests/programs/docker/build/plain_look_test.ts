import assert from "node:assert/strict";
import { PlainLook } from "../../../../src/programs/docker/build/plain_look.ts";

Deno.test("each line begins with its part's number", async () => {
  let text = "";
  let nowMs = 0;
  const look = new PlainLook({ err: (line) => Promise.resolve(void (text += line)), now: () => nowMs });
  const [one, two] = [{ number: 1, title: "[internal] load" }, { number: 2, title: "[2/2] RUN x" }];
  await look.begin(one);
  await look.note(one, "transferring context: 2B done");
  await look.end(one, { kind: "done" });
  await look.begin(two);
  nowMs = 1234;
  await look.output(two, "hi");
  await look.end(two, { kind: "failed", message: "broken" });
  await look.close();
  assert.equal(
    text,
    "#1 [internal] load\n#1 transferring context: 2B done\n#1 DONE 0.0s\n\n#2 [2/2] RUN x\n#2 1.234 hi\n#2 ERROR: broken\n",
  );
});
