import assert from "node:assert/strict";
import { composeFlags } from "../../../../src/programs/docker/compose/compose_program.ts";
import { ComposeWorld } from "./compose_world.ts";

const file = { "compose.yaml": "services:\n  web:\n    image: nginx\n" };

Deno.test("the command line is read before anything is done", async () => {
  const cases: [line: string, code: number, said: RegExp][] = [
    ["frob", 1, /^unknown docker command: "compose frob"\n$/],
    ["up --frob", 1, /^unknown flag: --frob\n$/],
    ["--frob", 1, /^unknown flag: --frob\n$/],
    ["exec web", 1, /^requires at least 2 arg\(s\), only received 1\n$/],
    ["version now", 1, /^unknown command "now" for "docker compose version"\n$/],
    ["commit", 1, /^accepts between 1 and 2 arg\(s\), received 0\n$/],
    ["stats a b", 1, /^accepts at most 1 arg\(s\), received 2\n$/],
    ["cp a", 1, /^docker: 'docker compose cp' requires 2 arguments\n\nUsage:/],
    ["--progress=fancy ps", 1, /^unsupported --progress value "fancy"\n$/],
    ["--ansi=maybe ps", 1, /^unsupported --ansi value "maybe"\n$/],
  ];
  for (const [line, code, said] of cases) {
    const run = await new ComposeWorld(file).compose(line);
    assert.equal(run.code, code, line);
    assert.match(run.err, said, line);
  }
});

Deno.test("help is printed where it is asked for, and for no verb at all", async () => {
  const world = new ComposeWorld();
  for (const line of ["", "--help", "help"]) {
    assert.match((await world.compose(line)).out, /^Usage: {2}docker compose \[/);
  }
  for (const line of ["up --help", "help up"]) {
    assert.match((await world.compose(line)).out, /^Usage: {2}docker compose up/);
  }
  assert.match((await world.docker("--help")).out, /^Usage: {2}docker/);
  assert.equal(composeFlags.some(({ name }) => name === "project-name"), true);
});
