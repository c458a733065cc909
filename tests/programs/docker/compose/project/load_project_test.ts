import assert from "node:assert/strict";
import {
  enableServices,
  loadProject,
  nameAlone,
} from "../../../../../src/programs/docker/compose/project/load_project.ts";
import { testIo } from "../../../test_io.ts";

const none = { files: [], projectName: "", projectFolder: "", profiles: [] as string[], envFiles: [] };
const load = (text: string, options = {}, files = {}, env = {}) =>
  loadProject({ ...none, ...options }, testIo({ files: { "/here/compose.yaml": text, ...files }, env }).io);

Deno.test("names are filled in", async () => {
  const project = await load(
    "services:\n  web: {image: x, volumes: ['data:/d']}\nvolumes: {data: , far: {external: true}}\nnetworks: {other: {}}",
  );
  assert.equal(project.name, "here");
  assert.deepEqual(project.services.web!.networks, { default: null });
  assert.deepEqual(project.networks, { other: { name: "here_other" }, default: { name: "here_default" } });
  assert.deepEqual(project.volumes.data, { name: "here_data" });
  assert.deepEqual(project.volumes.far, { external: true, name: "far" });
});

Deno.test("the project's name: flag, variable, file, folder", async () => {
  const text = "name: filed\nservices: {web: {image: x}}";
  const names = [
    await load(text, { projectName: "flagged" }, {}, { COMPOSE_PROJECT_NAME: "env" }),
    await load(text, {}, {}, { COMPOSE_PROJECT_NAME: "env" }),
    await load(text),
    await load("name: My App\nservices: {web: {image: x}}"),
    await load("services: {web: {image: x}}"),
  ].map(({ name }) => name);
  assert.deepEqual(names, ["flagged", "env", "filed", "myapp", "here"]);
  await assert.rejects(load("name: Ä\nservices: {web: {image: x}}"), /project name must not be empty/);
  assert.equal(await nameAlone({ ...none, projectName: "alone" }, testIo().io), "alone");
});

Deno.test("variables of services: files below, the service above, the shell for what has no value", async () => {
  const project = await load(
    "services: {web: {image: x, env_file: [a.env, {path: no.env, required: false}], environment: {B: own, C: , D: }}}",
    {},
    { "/here/a.env": "A=file\nB=file" },
    { C: "shell" },
  );
  assert.deepEqual(project.services.web!.environment, { A: "file", B: "own", C: "shell", D: null });
  await assert.rejects(load("services: {web: {image: x, env_file: no.env}}"), {
    message: "env file /here/no.env not found: stat /here/no.env: no such file or directory",
  });
});

Deno.test("times of services are checked, also where references are not", async () => {
  const text = "services: {web: {image: x, healthcheck: {interval: soon}}}";
  const message =
    `decoding failed due to the following error(s):\n\n'services[web].healthcheck.interval' time: invalid duration "soon"`;
  await assert.rejects(load(text), { message });
});

Deno.test("profiles choose services, and so do names", async () => {
  const text =
    "services:\n  a: {image: x}\n  b: {image: x, profiles: [test]}\n  c: {image: x, profiles: [test], depends_on: [b]}";
  const names = async (profiles: string[], env = {}) =>
    Object.keys((await load(text, { profiles }, {}, env)).services);
  assert.deepEqual(await names([]), ["a"]);
  assert.deepEqual(await names(["test"]), ["a", "b", "c"]);
  assert.deepEqual(await names(["*"]), ["a", "b", "c"]);
  assert.deepEqual(await names([], { COMPOSE_PROFILES: "test,x" }), ["a", "b", "c"]);
  const project = await load(text);
  enableServices(project, ["c"]);
  assert.deepEqual(Object.keys(project.services).sort(), ["a", "b", "c"]);
  assert.throws(() => enableServices(project, ["z"]), { message: "no such service: z" });
});

Deno.test("variables without a value are warned of once", async () => {
  const { io, output } = testIo({ files: { "/here/compose.yaml": "services: {a: {image: 'x$NO$NO'}}" } });
  await loadProject(none, io);
  assert.equal(
    output.err.match(/The \\"NO\\" variable is not set. Defaulting to a blank string./g)?.length,
    1,
  );
});

Deno.test("shared namespaces and links are dependencies", async () => {
  const { services } = await load(
    "services:\n  a: {image: x}\n  b: {image: x, network_mode: 'service:a'}\n  c: {image: x, links: ['a:db']}",
  );
  assert.deepEqual([services.b!.depends_on, services.c!.depends_on].map((one) => Object.keys(one!)), [["a"], [
    "a",
  ]]);
});
