import assert from "node:assert/strict";
import type { Engine } from "../../../../src/programs/docker/engine.ts";
import { runDocker } from "../../../../src/programs/docker/docker_program.ts";
import { testIo } from "../../test_io.ts";
import { docker, frames, refused, scriptedEngine } from "../scripted_engine.ts";

const answers = {
  "GET /containers/web/json": {},
  "POST /containers/web/exec": { Id: "e1" },
  "POST /exec/e1/start": frames(["out", "file\n"]),
  "GET /exec/e1/json": { ExitCode: 2 },
};

Deno.test("a command's output and exit code are its own", async () => {
  const { code, out, asked } = await docker("exec -e A=1 -w /srv -u ahab web ls -l", answers);
  assert.deepEqual([code, out], [2, "file\n"]);
  const { Cmd, Env, WorkingDir, User, AttachStdin, AttachStdout } = JSON.parse(asked[1]!.body);
  assert.deepEqual([Cmd, Env, WorkingDir, User, AttachStdin, AttachStdout], [
    ["ls", "-l"],
    ["A=1"],
    "/srv",
    "ahab",
    false,
    true,
  ]);
});

Deno.test("in the background nothing is attached", async () => {
  const { code, out, asked } = await docker("exec -d web sleep 5", answers);
  assert.deepEqual([code, out, JSON.parse(asked[2]!.body)], [0, "", { Detach: true, Tty: false }]);
});

Deno.test("what is wrong is told", async () => {
  const gone = { "GET /containers/x/json": refused(404, "No such container: x") };
  assert.equal((await docker("exec x ls", gone)).err, "Error response from daemon: No such container: x\n");
  assert.equal((await docker("exec -it web sh", answers)).err, "the input device is not a TTY\n");
  assert.equal((await docker("exec --env-file /nope x y")).err, "open /nope: no such file or directory\n");
});

Deno.test("who detaches with the keys leaves the command running, and is told so", async () => {
  const terminal = { size: { columns: 80, rows: 24 }, onResize: () => () => {}, raw: () => () => {} };
  const { io, output } = testIo({ input: "\x10\x11" });
  const { engine } = scriptedEngine({ ...answers, "POST /exec/e1/start": () => new Promise(() => {}) });
  const open: Engine = {
    ...engine,
    hijack: () =>
      Promise.resolve({
        status: 101,
        headers: new Map(),
        readable: new ReadableStream(),
        writable: new WritableStream(),
        close: () => {},
      }),
  };
  const code = await runDocker(["exec", "-it", "web", "sh"], {
    io: { ...io, terminal, isTerminal: () => true },
    openEngine: () => open,
  });
  assert.deepEqual([code, output.err], [1, "read escape sequence\n"]);
});
