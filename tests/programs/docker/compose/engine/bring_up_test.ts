import assert from "node:assert/strict";
import { applyScales } from "../../../../../src/programs/docker/compose/engine/bring_up.ts";
import { ComposeWorld } from "../compose_world.ts";

const one = "services: {web: {image: busybox, command: sleep 99}}";

Deno.test("containers of services that are gone are told of, or removed", async () => {
  const world = new ComposeWorld({
    "compose.yaml":
      "services:\n  web: {image: busybox, command: sleep 99}\n  old: {image: busybox, command: sleep 99}\n",
  });
  await world.compose("up -d");
  world.write("compose.yaml", one);
  assert.match(
    (await world.compose("up -d")).err,
    /Found orphan containers \(\[here-old-1\]\) for this project. If you removed or renamed/,
  );
  assert.match((await world.compose("up -d --remove-orphans")).err, /here-old-1 {2}Removed/);
});

Deno.test("flags that do not fit are refused", async () => {
  const cases: [line: string, said: string][] = [
    ["up --build --no-build", "--build and --no-build are incompatible"],
    [
      "up -d --attach web",
      "--detach cannot be combined with --abort-on-container-exit, --abort-on-container-failure, --attach, --attach-dependencies or --watch",
    ],
    ["up --pull soon", 'invalid --pull option "soon"'],
    ["up --scale web", 'invalid --scale option "web". Should be SERVICE=NUM'],
    ["up --scale web=x", 'strconv.Atoi: parsing "x": invalid syntax'],
    ["up --scale z=1", "no such service: z"],
    [
      "up -d --abort-on-container-exit",
      "--detach cannot be combined with --abort-on-container-exit, --abort-on-container-failure, --attach, --attach-dependencies or --watch",
    ],
  ];
  for (const [line, said] of cases) {
    assert.equal((await new ComposeWorld({ "compose.yaml": one }).compose(line)).err, `${said}\n`, line);
  }
  assert.equal(typeof applyScales, "function");
});

Deno.test("two services cannot share a container's name", async () => {
  const world = new ComposeWorld({
    "compose.yaml": "services: {a: {image: x, container_name: n}, b: {image: x, container_name: n}}",
  });
  assert.match(
    (await world.compose("up -d")).err,
    /^services\.b: container name "n" is already in use by service a/,
  );
});
