import assert from "node:assert/strict";
import { ComposeWorld } from "../compose_world.ts";
import type { Project } from "../../../../../src/programs/docker/compose/project/project.ts";
import {
  checkServices,
  dropUnused,
  keepServices,
} from "../../../../../src/programs/docker/compose/project/wanted_services.ts";

const project = (): Project => ({
  name: "p",
  folder: "/",
  files: [],
  services: {
    a: { name: "a", depends_on: { b: { condition: "service_started", required: true } } },
    b: { name: "b" },
    c: { name: "c" },
  },
  disabled: { d: { name: "d" } },
  networks: {},
  volumes: {},
  secrets: {},
  configs: {},
  models: {},
  extensions: {},
  variable: () => undefined,
});

Deno.test("named services stay, with what they need", () => {
  const cases: [names: string[], withOthers: boolean, kept: string[]][] = [
    [[], true, ["a", "b", "c"]],
    [["a"], true, ["a", "b"]],
    [["a"], false, ["a"]],
    [["d"], true, ["d"]],
  ];
  for (const [names, withOthers, kept] of cases) {
    const one = project();
    keepServices(one, names, { withOthers });
    assert.deepEqual(Object.keys(one.services), kept);
  }
  assert.throws(() => checkServices(project(), ["a", "z"]), { message: "no such service: z" });
});

Deno.test("networks and volumes that no service uses are dropped", async () => {
  const world = new ComposeWorld({
    "compose.yaml":
      "services: {web: {image: x, volumes: ['data:/data'], networks: [used]}}\nvolumes: {data: , more: }\nnetworks: {used: , other: }\n",
  });
  assert.equal((await world.compose("config --volumes")).out, "data\n");
  assert.equal((await world.compose("config --networks")).out, "used\n");
  assert.equal((await world.compose("--all-resources config --volumes")).out, "data\nmore\n");
  assert.equal(typeof dropUnused, "function");
});
