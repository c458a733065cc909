import assert from "node:assert/strict";
import { logName } from "../../../../../src/programs/docker/compose/engine/log_stream.ts";
import type { ProjectContainer } from "../../../../../src/programs/docker/compose/engine/project_containers.ts";

Deno.test("a container is named without its project", () => {
  const name = (text: string) => logName({ name: text } as ProjectContainer, "here");
  assert.deepEqual(["here-web-1", "flask", "heretic-1"].map(name), ["web-1", "flask", "heretic-1"]);
});
