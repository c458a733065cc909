import assert from "node:assert/strict";
import type { ImageProfile } from "../../../src/simulator/images/image_profile.ts";
import { busybox } from "../../../src/simulator/images/busybox.ts";
import { startWorker } from "../../../src/simulator/images/worker_process.ts";
import { runArgv } from "./machine.ts";

const server: ImageProfile = {
  ...busybox,
  programs: {
    "/serve": function* (process) {
      startWorker(process, { title: "serve: worker", user: { name: "www", uid: 33, group: "www", gid: 33 } });
      yield { kind: "forever" };
      return 0;
    },
  },
};

Deno.test("a worker has a title and a user of its own, and ends with its server", () => {
  const { process: { task } } = runArgv(["/serve"], { image: server });
  const rows = () =>
    task!.kernel.rowsIn(task!.namespaces.pid).map(({ user, command }) => `${user} ${command}`);
  assert.deepEqual(rows(), ["root /serve", "www serve: worker"]);
  task!.end({ code: 0 });
  assert.deepEqual(rows(), []);
});

Deno.test("without a kernel there are no processes", () => {
  const { process } = runArgv(["true"]);
  assert.equal(startWorker({ ...process, task: undefined } as never, { title: "x" }), undefined);
});
