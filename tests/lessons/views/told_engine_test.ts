import assert from "node:assert/strict";
import { ToldEngine } from "../../../src/lessons/views/told_engine.ts";
import { EngineClient } from "../../../src/programs/docker/engine_client.ts";
import { type Answers, refused, scriptedEngine } from "../../programs/docker/scripted_engine.ts";

function told(answers: Answers) {
  const { engine, asked } = scriptedEngine(answers);
  let changes = 0;
  const { signal } = new AbortController();
  const view = new ToldEngine({
    client: new EngineClient(() => Promise.resolve({ host: "unix:///x", engine }), {
      env: () => undefined,
      signal,
    }),
    signal,
    onChange: () => changes++,
    fetchFrom: () => Promise.resolve({ failure: "no" }),
    readHostFile: (path) => Promise.resolve(path === "/volumes/v/_data/THIS" ? "text" : undefined),
  });
  return { view, asked, changes: () => changes };
}

const containers: Answers = {
  "GET /containers/json": [{ Id: "a" }, { Id: "b" }],
  "GET /containers/a/json": { Id: "a", Name: "/web" },
  "GET /containers/b/json": refused(404, "No such container: b"),
};

Deno.test("what goes away between list and look is left out; it is read once until something happens", async () => {
  const { view, asked } = told(containers);
  assert.deepEqual(await view.containers(), [{ Id: "a", Name: "/web" }]);
  await view.containers();
  assert.equal(asked.filter(({ line }) => line.startsWith("GET /containers/json")).length, 1);
});

Deno.test("an event makes it read again, and is kept until a step begins", async () => {
  const event = { Type: "container", Action: "die", Actor: { ID: "a", Attributes: {} } };
  const { view, asked, changes } = told({ ...containers, "GET /events": JSON.stringify(event) });
  await view.containers();
  await view.listen();
  assert.deepEqual([view.events(), changes()], [[event], 1]);
  await view.containers();
  assert.equal(asked.filter(({ line }) => line.startsWith("GET /containers/json")).length, 2);
  view.forgetEvents();
  assert.deepEqual(view.events(), []);
});

Deno.test("a refusal is not remembered", async () => {
  let isUp = false;
  const { view } = told({ "GET /volumes": () => isUp ? { Volumes: null } : refused(500, "not now") });
  await assert.rejects(view.volumes(), /not now/);
  isUp = true;
  assert.deepEqual(await view.volumes(), []);
});

Deno.test("a volume's files are where the engine has laid it", async () => {
  const { view } = told({ "GET /volumes": { Volumes: [{ Name: "v", Mountpoint: "/volumes/v/_data" }] } });
  assert.equal(await view.readFile({ volume: "v" }, "/THIS"), "text");
  assert.equal(await view.readFile({ volume: "w" }, "/THIS"), undefined);
});

Deno.test("a file that a container does not have", async () => {
  const { view } = told({ "GET /containers/a/archive": refused(404, "Could not find the file") });
  assert.equal(await view.readFile({ container: "a" }, "/none"), undefined);
});
