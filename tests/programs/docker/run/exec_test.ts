import assert from "node:assert/strict";
import { docker, frames, refused } from "../scripted_engine.ts";

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
