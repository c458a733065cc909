import assert from "node:assert/strict";
import { groupHelp, topHelp, verbHelp } from "../../../src/programs/docker/help_text.ts";
import { findVerb, groups } from "../../../src/programs/docker/verb_tree.ts";
import { testIo } from "../test_io.ts";

const { io } = testIo();

Deno.test("a verb's help has usage, summary, other names and flags", () => {
  const found = findVerb(["rename"]);
  assert.ok(found && "verb" in found);
  assert.equal(
    verbHelp(found.verb, "docker rename", io),
    "Usage:  docker rename CONTAINER NEW_NAME\n\nGive a container another name\n\nAliases:\n  docker container rename, docker rename\n",
  );
});

Deno.test("groups list their verbs, the top lists the usual ones first", () => {
  const container = groups.find(({ name }) => name === "container")!;
  assert.match(groupHelp(container), /\nCommands:\n {2}attach {6}Join .*\n/);
  assert.doesNotMatch(groupHelp(container), /\n {2}list /);
  assert.match(topHelp(io), /Common Commands:\n {2}run {9}Start a new .*\n {2}exec /);
});
