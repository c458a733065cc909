import assert from "node:assert/strict";
import { config } from "../../../../../src/programs/docker/compose/verbs/config.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml":
    "services:\n  web: {image: 'nginx:$TAG', depends_on: [db], profiles: []}\n  db: {build: ., profiles: [], volumes: ['data:/data']}\n" +
    "  test: {image: x, profiles: [ci]}\nvolumes: {data: , unused: }\n",
};

Deno.test("what is asked for is printed", async () => {
  const world = new ComposeWorld(file, { TAG: "1.27" });
  const cases: [line: string, out: RegExp][] = [
    ["config", /image: nginx:1\.27\n/],
    ["config", /^name: here\nservices:\n/],
    ["--all-resources config --volumes", /^data\nunused\n$/],
    ["config --services", /^db\nweb\n$/],
    ["config --volumes", /^data\n$/],
    ["config --networks", /^default\n$/],
    ["config --profiles", /^ci\n$/],
    ["config --images", /^here-db\nnginx:1\.27\n$/],
    ["config --no-interpolate", /image: nginx:\$TAG/],
    ["config --format json", /^\{\n {2}"name": "here",/],
    ["config --hash web", /^web [0-9a-f]{64}\n$/],
    ["config db", /^(?!.*web:)/s],
    ["config -q", /^$/],
    ["--profile ci config --services", /test/],
    ["-p other config", /^name: other\n/],
  ];
  for (const [line, out] of cases) {
    const run = await world.compose(line);
    assert.equal(run.code, 0, line + run.err);
    assert.match(run.out, out, line);
  }
  await world.compose("config -o out.yaml");
  assert.match(world.machine.files.get("/here/out.yaml")!, /^name: here/);
  assert.equal((await world.compose("config --format xml")).err, 'unsupported format "xml"\n');
});

Deno.test("the verb is called config", () => assert.equal(config.name, "config"));
