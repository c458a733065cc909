import assert from "node:assert/strict";
import { logName } from "../../../../../src/programs/docker/compose/engine/log_stream.ts";
import type { ProjectContainer } from "../../../../../src/programs/docker/compose/engine/project_containers.ts";

Deno.test("a container is named without its project", () => {
  const name = (text: string) =>
    logName({ name: text, service: "web", number: 1 } as ProjectContainer, "here");
  const names = ["here-web-1", "flask", "heretic-1", "here-own"];
  assert.deepEqual(names.map(name), ["web-1", "flask", "heretic-1", "here-own"]);
});
