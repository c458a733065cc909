import assert from "node:assert/strict";
import { projectContainers } from "../../../../../src/programs/docker/compose/engine/project_containers.ts";
import { EngineClient } from "../../../../../src/programs/docker/engine_client.ts";
import { testIo } from "../../../test_io.ts";
import { scriptedEngine } from "../../scripted_engine.ts";

const container = (name: string, service: string, number: number) => ({
  Id: name,
  Names: [`/${name}`],
  State: "running",
  Labels: { "com.docker.compose.service": service, "com.docker.compose.container-number": String(number) },
});

Deno.test("the engine is asked by label; what comes is in order", async () => {
  const { engine, asked } = scriptedEngine({
    "GET /containers/json": [
      container("p-b-2", "b", 2),
      container("p-b-1", "b", 1),
      container("p-a-1", "a", 1),
    ],
  });
  const client = new EngineClient(() => Promise.resolve({ host: "", engine }), testIo().io);
  const all = await projectContainers(client, "p");
  assert.deepEqual(all.map(({ name }) => name), ["p-a-1", "p-b-1", "p-b-2"]);
  assert.match(
    asked[0]!.line,
    /"com.docker.compose.project=p":true,.*"com.docker.compose.oneoff=False":true/,
  );
  const some = await projectContainers(client, "p", { services: ["b"], oneOff: "include" });
  assert.deepEqual(some.map(({ number }) => number), [1, 2]);
  assert.doesNotMatch(asked[1]!.line, /oneoff/);
});
