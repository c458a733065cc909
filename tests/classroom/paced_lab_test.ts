import assert from "node:assert/strict";
import { smallClassroom } from "./small_classroom.ts";

Deno.test("time passes as far as it was asked to, and no further", async () => {
  const classroom = await smallClassroom();
  try {
    const { paced } = classroom;
    const begun = paced.now();
    await paced.pass(90_000);
    assert.equal(paced.now() - begun, 90_000);
    assert.equal(await paced.until(() => paced.now() - begun >= 91_000, 5000), true);
    assert.ok(paced.now() - begun < 92_000);
    assert.equal(await paced.until(() => false, 1000), false);
  } finally {
    classroom.close();
  }
});

Deno.test("it stands at the end of a step, or at the very moment at which something becomes so", async () => {
  const classroom = await smallClassroom();
  try {
    const { paced } = classroom;
    for (const [isExact, stands] of [[false, 125], [true, 110]] as const) {
      const begun = paced.now();
      let isSo = false;
      paced.lab.queue.schedule(110, () => isSo = true);
      assert.equal(await paced.until(() => isSo, 10_000, { isExact }), true);
      assert.equal(paced.now() - begun, stands);
      assert.equal(await paced.until(() => false, 1000, { isExact }), false);
      assert.equal(paced.now() - begun, stands + 1000);
    }
  } finally {
    classroom.close();
  }
});

Deno.test("a request that is answered only after time has passed holds time up for nobody", async () => {
  const classroom = await smallClassroom();
  try {
    const { paced } = classroom;
    await classroom.run("docker run -d --name box alpine sleep 1000");
    const begun = paced.now();
    // PID 1 that does not listen to SIGTERM is killed after ten seconds.
    assert.equal((await classroom.run("docker stop box")).status, 0);
    const took = paced.now() - begun;
    assert.ok(took >= 10_000 && took < 12_000, `${took} ms`);
    assert.equal(paced.lab.unanswered.size, 0);
  } finally {
    classroom.close();
  }
});

Deno.test("what is still being read of a program takes no time of the lab", async () => {
  const classroom = await smallClassroom();
  try {
    const { paced } = classroom;
    const begun = paced.now();
    const read = Promise.withResolvers<void>();
    const reading = paced.lab.reads(read.promise);
    setTimeout(() => read.resolve(), 30);
    await paced.settle();
    assert.equal(paced.lab.reading.size, 0);
    await reading;
    assert.equal(paced.now(), begun);
  } finally {
    classroom.close();
  }
});
