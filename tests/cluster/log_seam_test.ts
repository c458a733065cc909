import assert from "node:assert/strict";
import fc from "fast-check";
import { LogSeam } from "../../src/cluster/log_seam.ts";
import { timedLine } from "../../src/cluster/timed_line.ts";

const at = (tenths: number, text: string) =>
  `${new Date(Date.parse("2026-01-01T11:00:00Z") + tenths * 100).toISOString()} ${text}`;

Deno.test("wherever a log is cut, and however often, every line comes once", () =>
  fc.assert(fc.property(
    fc.array(fc.record({ step: fc.nat(4), text: fc.constantFrom("a", "b") }), { maxLength: 60 }),
    fc.array(fc.nat(60), { maxLength: 6 }),
    (steps, cuts) => {
      let tenths = 0;
      const file = steps.map(({ step, text }) => at(tenths += step, text));
      const seam = new LogSeam();
      const got: string[] = [];
      for (const cut of [...cuts.toSorted((a, b) => a - b), file.length]) {
        const { sinceTime } = seam;
        const from = sinceTime === undefined ? 0 : Date.parse(sinceTime);
        seam.reopen();
        const sent = file.slice(0, cut).filter((line) => Date.parse(line.split(" ")[0]!) >= from);
        for (const line of sent) {
          got.push(...seam.take([timedLine(line)]).map(({ stamp, text }) => `${stamp} ${text}`));
        }
      }
      assert.deepEqual(got, file);
    },
  )));

Deno.test("the pieces of a long line go the way of its beginning", () => {
  const seam = new LogSeam();
  const pieces = [at(1, "begin"), "middle", "end", at(2, "next")].map(timedLine);
  assert.equal(seam.take(pieces.slice(0, 3)).length, 3);
  seam.reopen();
  assert.deepEqual(seam.take(pieces).map(({ text }) => text), ["next"]);
});

Deno.test("reading goes on at the second of the newest line", () => {
  const seam = new LogSeam();
  assert.equal(seam.sinceTime, undefined);
  seam.take([timedLine(at(17, "x"))]);
  assert.equal(seam.sinceTime, "2026-01-01T11:00:01Z");
});
