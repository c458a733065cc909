import assert from "node:assert/strict";
import { docker } from "../../src/cli/docker_command.ts";

Deno.test("docker is one program, with its verbs for completion", async () => {
  const program = await docker.load();
  assert.ok(program.main);
  assert.ok((await program.listPrograms?.())?.some(({ name }) => name === "ps"));
});
