/**
 * The built-in kubectl beside the real one, on two equal clusters: what they print to either stream, and their exit
 * codes, have to be the same, but for what `mask.ts` takes away and `accepted.ts` names. A new line in a table is a new
 * test; `try.ts` shows what the two say to a line.
 */
import assert from "node:assert/strict";
import { realKubectl, releases } from "../real_clients.ts";
import { type AcceptedDifference, acceptedDifferences } from "./accepted.ts";
import { compareTable, isEqual } from "./compare.ts";

const FOLDER = new URL("tables/", import.meta.url).pathname;

const names = [...Deno.readDirSync(FOLDER)].map(({ name }) => name).filter((name) => name.endsWith(".txt"));
const [release] = releases;
const binary = release && await realKubectl(release);
const counts = { equal: 0, accepted: 0, different: 0 };
const needed = new Set<AcceptedDifference>();

for (const name of names.sort()) {
  Deno.test(`ours prints what kubectl ${release?.version} prints: ${name.replace(/\.txt$/, "")}`, {
    ignore: !binary,
  }, async (test) => {
    for await (const comparison of compareTable(binary!, await Deno.readTextFile(FOLDER + name))) {
      const { command, real, own } = comparison;
      const accepted = acceptedDifferences.find(({ lines }) => lines.test(command.text));
      if (isEqual(comparison)) counts.equal++;
      else counts[accepted ? "accepted" : "different"]++;
      if (accepted && !isEqual(comparison)) needed.add(accepted);
      if (accepted) continue;
      await test.step(`${command.line}: ${command.text}`, () => {
        assert.equal(own.out, real.out);
        assert.equal(own.err, real.err);
        assert.equal(own.code, real.code);
      });
    }
  });
}

Deno.test("every accepted difference is one, and most lines are equal", { ignore: !binary }, async (test) => {
  const { equal, accepted, different } = counts;
  const lines = equal + accepted + different;
  const share = (100 * equal / lines).toFixed(1);
  await test.step(`${equal} of ${lines} lines are equal (${share} %), ${accepted} differ as accepted`, () => {
    assert.deepEqual(acceptedDifferences.filter((one) => !needed.has(one)), []);
    assert.ok(equal >= 0.95 * lines);
  });
});
