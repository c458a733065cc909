import assert from "node:assert/strict";
import { checkConsistency } from "../../../../../src/programs/docker/compose/project/consistency.ts";
import { ComposeWorld } from "../compose_world.ts";

Deno.test("what files refer to has to be there", async () => {
  const cases: [services: string, said: string][] = [
    [
      "  web: {}",
      'service "web" has neither an image nor a build context specified: invalid compose project',
    ],
    [
      "  web: {image: x, depends_on: [db]}",
      'service "web" depends on undefined service "db": invalid compose project',
    ],
    [
      "  web: {image: x, depends_on: {db: {condition: service_started, required: false}}}",
      'service "web" depends on undefined service "db": invalid compose project',
    ],
    [
      "  web: {image: x, networks: [n]}",
      'service "web" refers to undefined network n: invalid compose project',
    ],
    [
      "  web: {image: x, volumes: ['v:/v']}",
      'service "web" refers to undefined volume v: invalid compose project',
    ],
    [
      "  web: {image: x, secrets: [s]}",
      'service "web" refers to undefined secret s: invalid compose project',
    ],
    [
      "  web: {image: x, configs: [c]}",
      'service "web" refers to undefined config c: invalid compose project',
    ],
    [
      "  a: {image: x, depends_on: [b]}\n  b: {image: x, depends_on: [a]}",
      "dependency cycle detected: a -> b -> a",
    ],
    [
      "  a: {image: x, scale: 2, deploy: {replicas: 3}}",
      "services.a: can't set distinct values on 'scale' and 'deploy.replicas': invalid compose project",
    ],
    [
      "  a: {image: x, network_mode: host, networks: [default]}",
      "service a declares mutually exclusive `network_mode` and `networks`: invalid compose project",
    ],
    [
      "  a: {image: x}\nsecrets: {s: {}}",
      "secrets.s: one of file|environment must be set",
    ],
  ];
  for (const [services, said] of cases) {
    const run = await new ComposeWorld({ "compose.yaml": `services:\n${services}\n` }).compose("config -q");
    assert.deepEqual([run.code, run.err], [1, `${said}\n`]);
  }
  assert.equal(typeof checkConsistency, "function");
});
