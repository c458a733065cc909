import assert from "node:assert/strict";
import { COMMON, findVerb, groups, verbPrograms, verbs } from "../../../src/programs/docker/verb_tree.ts";

Deno.test("every way to call a verb leads to it, and none to two", () => {
  const calls = verbs.flatMap(({ calls }) => calls);
  assert.equal(new Set(calls).size, calls.length);
  for (const verb of verbs) {
    for (const call of verb.calls) {
      const found = findVerb([...call.split(" "), "x"]);
      assert.ok(found && "verb" in found && found.verb === verb, call);
      assert.deepEqual(found.rest, ["x"]);
    }
  }
  assert.equal(findVerb(["foo"]), undefined);
});

Deno.test("completion sees groups and verbs", () => {
  const programs = verbPrograms();
  for (const { name } of groups) {
    assert.ok(programs.find((program) => program.name === name)?.programs?.length, name);
  }
  assert.ok(programs.some(({ name }) => name === "ps"));
});

Deno.test("flags of a verb are named once", () => {
  for (const { calls, flags } of verbs) {
    const names = flags.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length, calls[0]);
    const shorts = flags.flatMap(({ short }) => short ?? []);
    assert.equal(new Set(shorts).size, shorts.length, calls[0]);
  }
});

Deno.test("what the help shows first is there", () => {
  assert.deepEqual(COMMON.filter((name) => !findVerb([name])), []);
});
