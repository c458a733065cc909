import assert from "node:assert/strict";
import { carryOutWrites } from "../../../src/explorer/change/carry_out_writes.ts";
import type { Change, Write } from "../../../src/explorer/change/change.ts";
import { type Answers, recordingClient, refusal } from "./recording_client.ts";
import { target } from "./test_targets.ts";

const path = "/apis/apps/v1/namespaces/shop/deployments";
const found = (name: string) => ({ metadata: { name, uid: `uid-${name}` } });

function pausing(...names: string[]): Change {
  const writes = names.map((name): Write => ({
    target: target(name),
    request: { type: "patch", patch: "merge", body: { spec: { paused: true } } },
  }));
  return { title: "Pause", done: "paused", writes, kubectl: "", isDestructive: false, undo: () => "" };
}

/** Answers, and what is said of a, b and c. */
const cases: [string, Answers, (string | undefined)[]][] = [
  ["all are done", { a: found("a"), b: found("b"), c: found("c") }, [undefined, undefined, undefined]],
  ["one is refused, the others are done", { a: found("a"), b: refusal(403, "you may not"), c: found("c") }, [
    undefined,
    "you may not",
    undefined,
  ]],
  ["a server that does not answer is not asked again", { a: found("a"), c: found("c") }, [
    undefined,
    "no answer, so it may or may not have been done: connection refused: PATCH " + `${path}/b`,
    "not tried: the server does not answer",
  ]],
];

for (const [name, answers, expected] of cases) {
  Deno.test(`a change of three objects: ${name}`, async () => {
    const table: Answers = {};
    for (const one of ["a", "b", "c"]) {
      table[`GET ${path}/${one}`] = found(one);
      if (answers[one]) table[`PATCH ${path}/${one}`] = answers[one];
    }
    const { client } = recordingClient(table);
    const told: string[] = [];
    const { signal } = new AbortController();
    const { results, done } = await carryOutWrites(
      pausing("a", "b", "c"),
      client,
      (text) => told.push(text),
      signal,
    );
    assert.deepEqual(results.map(({ problem }) => problem), expected);
    assert.deepEqual(
      results.map(({ title }) => title),
      ["a", "b", "c"].map((one) => `Deployment shop/${one}`),
    );
    assert.equal(done.length, expected.filter((problem) => problem === undefined).length);
    assert.equal(told[0], "1 of 3: Deployment shop/a …");
  });
}

Deno.test("what was before is read for what can be taken back", async () => {
  const { client } = recordingClient({
    [`GET ${path}/a`]: found("a"),
    [`PATCH ${path}/a`]: { metadata: {} },
  });
  const { done } = await carryOutWrites(pausing("a"), client, () => {}, new AbortController().signal);
  assert.deepEqual(done[0]!.before, found("a"));
});
