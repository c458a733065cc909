import assert from "node:assert/strict";
import { pequod, runCommand } from "../../../src/cli/commands.ts";
import { offeredLessons } from "../../../src/cli/lesson/offered_lessons.ts";
import { complete } from "../../../src/programs/complete.ts";
import { FakeMachine } from "../../explorer/fake_machine.ts";

Deno.test("ids of the course are offered with their titles, to who starts and to who proves", async () => {
  const offered = await offeredLessons();
  assert.equal(
    offered.find(({ word }) => word === "services")?.summary,
    "A Service finds Pods by their labels",
  );
  for (const command of ["start", "test"]) {
    const { program } = await complete(pequod, [], ["lesson", command, "serv"]);
    assert.deepEqual(await program.offers?.([]), offered);
  }
});

Deno.test("where there is no course nothing is offered, and nothing is said", async () => {
  assert.deepEqual(await offeredLessons(new FakeMachine()), []);
});

Deno.test("completing an id succeeds", async () => {
  assert.equal(await runCommand(["__complete", "lesson", "schema", "nothing-like-it"]), 0);
});
