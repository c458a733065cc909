import assert from "node:assert/strict";
import { SmallWorld, state } from "../small_world.ts";

Deno.test("an image that is there is not pulled again, unless it always is", () => {
  const world = new SmallWorld();
  const pin = { nodeSelector: { "kubernetes.io/hostname": "eli01" } };
  world.run("a", { image: "nginx:1.25", command: ["sleep", "9999"] }, pin);
  world.run("b", { image: "nginx:1.25", command: ["sleep", "9999"] }, pin);
  world.run("c", { image: "nginx:1.25", command: ["sleep", "9999"], imagePullPolicy: "Always" }, pin);
  assert.equal(
    world.events("b")[1],
    'Pulled: Container image "nginx:1.25" already present on machine and can be accessed by the pod',
  );
  assert.equal(world.events("c")[1], 'Pulling: Pulling image "nginx:1.25"');
});

Deno.test("an image that cannot be had: ErrImagePull, then ImagePullBackOff", () => {
  const world = new SmallWorld();
  const seen: string[] = [];
  world.run("bad", { image: "nginx:nope" }, {}, 0);
  for (let i = 0; i < 40; i++) {
    world.seconds(0.5);
    const now = state(world.pod("bad")!);
    if (now !== seen.at(-1)) seen.push(now);
  }
  assert.deepEqual(seen.slice(0, 3), [
    "waiting ContainerCreating",
    "waiting ErrImagePull",
    "waiting ImagePullBackOff",
  ]);
  const { message } = world.pod("bad")!.status!.containerStatuses![0]!.state!.waiting!;
  assert.match(message!, /docker\.io\/library\/nginx:nope: not found$/);
  const events = world.events("bad").map((event) => event.replace(/ \(x\d+\)$/, ""));
  for (
    const event of [
      "Failed: Error: ErrImagePull",
      "Failed: Error: ImagePullBackOff",
      'BackOff: Back-off pulling image "nginx:nope"',
    ]
  ) assert.ok(events.includes(event), event);
});

Deno.test("a malformed image name and one that must not be pulled", () => {
  const world = new SmallWorld();
  assert.equal(state(world.run("bad", { image: "Not An Image" })), "waiting InvalidImageName");
  assert.equal(
    state(world.run("never", { image: "alpine", imagePullPolicy: "Never" })),
    "waiting ErrImageNeverPull",
  );
});
