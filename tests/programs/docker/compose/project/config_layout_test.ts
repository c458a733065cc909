import assert from "node:assert/strict";
import { LAYOUTS } from "../../../../../src/programs/docker/compose/project/config_layout.ts";

Deno.test("fields stand in the order of the original's types, and what says nothing is left out", () => {
  const service = {
    working_dir: "/x",
    cgroup: "host",
    cgroup_parent: "m",
    tty: false,
    init: false,
    ports: [],
  };
  assert.deepEqual(Object.entries(LAYOUTS.services!(service, false) as object), [
    ["cgroup_parent", "m"],
    ["cgroup", "host"],
    ["init", false],
    ["working_dir", "/x"],
  ]);
});

Deno.test("sizes are bytes, times are Go's, modes are octal", () => {
  const service = {
    mem_limit: "5m",
    stop_grace_period: "90s",
    secrets: [{ source: "s", mode: 0o440 }],
    deploy: { resources: { limits: { cpus: "0.5", memory: "1k" } } },
  };
  assert.deepEqual(LAYOUTS.services!(service, false), {
    deploy: { resources: { limits: { cpus: 0.5, memory: "1024" } } },
    mem_limit: "5242880",
    secrets: [{ source: "s", mode: "0440" }],
    stop_grace_period: "1m30s",
  });
});

Deno.test("JSON says of a command that nothing is said of it", () => {
  assert.deepEqual(LAYOUTS.services!({ image: "x" }, true), { command: null, entrypoint: null, image: "x" });
  assert.deepEqual(LAYOUTS.networks!({ name: "n" }, true), { name: "n", ipam: {} });
});
