import assert from "node:assert/strict";
import { explain } from "../../../src/programs/kubectl/explain.ts";
import { fixture, fixtureNames, hasFixtures } from "../../fixtures.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { recording, runVerb } from "./run_recorded.ts";

/** Recordings of what is not offered. */
const LEFT_OUT = new Map([["ct.openapiv2.txt", "the format plaintext-openapiv2, for servers before 1.24"]]);

for (const name of fixtureNames("explain").filter((name) => !LEFT_OUT.has(name))) {
  Deno.test(`explain prints what kubectl printed: ${name}`, async () => {
    const recorded = recording(fixture(`explain/${name}`));
    const result = await runVerb(explain, recorded.argv, recordedCluster());
    assert.equal(result.out.trimEnd(), recorded.out.trimEnd());
    assert.equal(result.err.trim(), recorded.err.trim());
    assert.equal(result.code, recorded.code);
  });
}

Deno.test(
  "there are recordings of explain to compare with",
  { ignore: !hasFixtures },
  () => assert.ok(fixtureNames("explain").length > 50),
);

const wrong: [string, RegExp][] = [
  ["", /^error: You must specify the type of resource to explain\./],
  ["pod svc", /^error: We accept only this format: explain RESOURCE\n$/],
  ["pod -o html", /^error: unrecognized format: html/],
];

for (const [line, message] of wrong) {
  Deno.test(`explain ${line} is refused`, async () => {
    const result = await runVerb(explain, line.split(" ").filter(Boolean), recordedCluster());
    assert.match(result.err, message);
    assert.equal(result.code, 1);
  });
}
