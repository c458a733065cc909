import assert from "node:assert/strict";
import { importImages, removeImage } from "../../../../src/simulator/kubernetes/kubelet/imported_images.ts";
import { LAB_REGISTRY } from "../../../../src/simulator/images/pushed_images.ts";
import { contextOf, smallHost } from "../../docker/small_host.ts";
import { SmallWorld } from "../small_world.ts";

const DOCKERFILE = 'FROM busybox\nCOPY --chmod=755 run.sh /run.sh\nENTRYPOINT ["/run.sh"]\n';
const SCRIPT = "#!/bin/sh\necho built for $WHO\nexec sleep 1000\n";

/** A cluster, and a host beside it where an image was built under the name. */
async function built(name: string) {
  const small = new SmallWorld();
  const host = smallHost(small.world.pushedImages);
  await host.ask("POST", `/build?t=${name}`, contextOf({ Dockerfile: DOCKERFILE, "run.sh": SCRIPT }));
  return { small, host };
}

const CONTAINER = { env: [{ name: "WHO", value: "ahab" }] };
const waiting = (small: SmallWorld, pod: string) =>
  small.pod(pod)!.status?.containerStatuses?.[0]?.state?.waiting?.reason;

Deno.test("what was built on the host is missing on the nodes", async () => {
  const { small } = await built("shop:1");
  small.run("a", { ...CONTAINER, image: "shop:1" });
  assert.match(waiting(small, "a") ?? "", /^(ErrImagePull|ImagePullBackOff)$/);
  small.run("b", { ...CONTAINER, image: "shop:1", imagePullPolicy: "Never" });
  assert.equal(waiting(small, "b"), "ErrImageNeverPull");
});

Deno.test("pushed to the lab's registry it is pulled by the nodes, and runs as its files say", async () => {
  const name = `${LAB_REGISTRY}/shop`;
  const { small, host } = await built(`${name}:1`);
  small.run("before", { ...CONTAINER, image: `${name}:1` });
  assert.match(waiting(small, "before") ?? "", /^(ErrImagePull|ImagePullBackOff)$/);
  await host.ask("POST", `/images/${name}/push?tag=1`);
  small.run("after", { ...CONTAINER, image: `${name}:1` }, {}, 30);
  assert.equal(small.pod("after")!.status?.phase, "Running");
  assert.equal(await small.log("after"), "built for ahab\n");
  small.seconds(60);
  assert.equal(small.pod("before")!.status?.phase, "Running");
});

Deno.test("imported on its node it runs there, unless it is to be pulled", async () => {
  const { small, host } = await built("shop:1");
  const { bytes } = await host.ask("GET", "/images/shop:1/get");
  for (const { name } of small.world.nodes) importImages(small.world.kubelets.machine(name)!.context, bytes);
  small.run("a", { ...CONTAINER, image: "shop:1", imagePullPolicy: "Never" });
  assert.equal(await small.log("a"), "built for ahab\n");
  small.run("b", { ...CONTAINER, image: "shop:1", imagePullPolicy: "Always" });
  assert.match(waiting(small, "b") ?? "", /^(ErrImagePull|ImagePullBackOff)$/);
  const { context } = small.world.kubelets.machine("eli01")!;
  assert.deepEqual(
    [removeImage(context, "docker.io/library/shop:1"), removeImage(context, "docker.io/library/shop:1")],
    [true, false],
  );
});
