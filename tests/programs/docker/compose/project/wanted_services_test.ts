import assert from "node:assert/strict";
import type { Project } from "../../../../../src/programs/docker/compose/project/project.ts";
import {
  checkServices,
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
