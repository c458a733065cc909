import assert from "node:assert/strict";
import { SmallWorld } from "../small_world.ts";

Deno.test("command replaces entrypoint and cmd, args only the cmd", async () => {
  const world = new SmallWorld();
  world.run("a", { image: "nginx", command: ["echo", "own"] }, { restartPolicy: "Never" });
  assert.equal(await world.log("a"), "own\n");
  world.run("b", { image: "nginx", args: ["echo", "through", "the", "entrypoint"] }, {
    restartPolicy: "Never",
  });
  assert.equal(await world.log("b"), "through the entrypoint\n");
  world.run("c", { command: ["echo", "$(GREETING)"], env: [{ name: "GREETING", value: "hi" }] }, {
    restartPolicy: "Never",
  });
  assert.equal(await world.log("c"), "hi\n");
});

Deno.test("with the first process all others end", async () => {
  const world = new SmallWorld();
  world.script("p", "sleep 20; exit 0", { restartPolicy: "Never" });
  const ended = world.exec("p", ["sleep", "1000"]);
  await Promise.resolve();
  await Promise.resolve();
  world.seconds(30);
  assert.equal((await ended).code, 137);
});

Deno.test("processes are seen by ps, with their numbers", async () => {
  const world = new SmallWorld();
  world.script("p", "sleep 1000");
  assert.equal(
    (await world.exec("p", ["ps"])).out,
    "PID   USER     TIME  COMMAND\n    1 root      0:00 sleep 1000\n    2 root      0:00 ps\n",
  );
});

Deno.test("a trap runs when the foreground command has ended", () => {
  const world = new SmallWorld();
  world.script("p", "trap 'echo bye; exit 3' TERM; while true; do sleep 2; done");
  world.delete("pods", "p");
  world.seconds(4);
  assert.equal(world.pod("p"), undefined);
});

Deno.test("what is started with & runs beside, and wait waits for it", async () => {
  const world = new SmallWorld();
  world.script("p", "(sleep 5; echo slow) & (sleep 2; echo fast) & echo first; wait; echo last", {
    restartPolicy: "Never",
  }, 20);
  assert.equal(await world.log("p"), "first\nfast\nslow\nlast\n");
  world.run("web", {
    image: "nginx",
    command: ["sh", "-c", "nginx -g 'daemon off;' & sleep 1; curl -s localhost | grep -c Welcome"],
  }, {
    restartPolicy: "Never",
  }, 20);
  assert.match(await world.log("web"), /\n2\n$/);
  assert.equal(world.pod("web")!.status!.phase, "Succeeded");
});
