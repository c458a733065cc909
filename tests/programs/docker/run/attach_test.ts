import assert from "node:assert/strict";
import { docker, frames, refused } from "../scripted_engine.ts";

const state = { Running: true, Paused: false, Restarting: false };
const container = (State = {}) => ({
  "GET /containers/web/json": {
    Id: "abc",
    State: { ...state, ...State },
    Config: { Tty: false, OpenStdin: false },
    HostConfig: { AutoRemove: false },
  },
  "POST /containers/abc/attach": frames(["out", "more\n"]),
  "POST /containers/abc/wait": { StatusCode: 3 },
  "POST /containers/abc/start": "",
});

Deno.test("attach shows what comes and ends with the container", async () => {
  const { code, out } = await docker("attach web", container());
  assert.deepEqual([code, out], [3, "more\n"]);
});

Deno.test("what does not run cannot be attached to", async () => {
  for (
    const [State, err] of [
      [{ Running: false }, "You cannot attach to a stopped container, start it first\n"],
      [{ Paused: true }, "You cannot attach to a paused container, unpause it first\n"],
      [{ Restarting: true }, "You cannot attach to a restarting container, wait until it is running\n"],
    ] as const
  ) assert.equal((await docker("attach web", container(State))).err, err);
});

Deno.test("start -a attaches first", async () => {
  const { code, out, asked } = await docker("start -a web", container({ Running: false }));
  assert.deepEqual([code, out], [3, "more\n"]);
  assert.deepEqual(asked.map(({ line }) => line.split("?")[0]), [
    "GET /containers/web/json",
    "POST /containers/abc/attach",
    "POST /containers/abc/wait",
    "POST /containers/abc/start",
  ]);
  assert.equal(
    (await docker("start -a x y")).err,
    "you cannot start and attach multiple containers at once\n",
  );
});

Deno.test("start prints names and what it could not start", async () => {
  const { code, out, err } = await docker("start web x", {
    "POST /containers/web/start": "",
    "POST /containers/x/start": refused(404, "No such container: x"),
  });
  assert.deepEqual([code, out], [1, "web\n"]);
  assert.equal(
    err,
    "Error response from daemon: No such container: x\nError: failed to start containers: x\n",
  );
});
