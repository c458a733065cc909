import assert from "node:assert/strict";
import { startCode } from "../../../../src/programs/docker/run/run.ts";
import { docker, frames, refused } from "../scripted_engine.ts";

const container = (StatusCode: number, output = frames(["out", "hello\n"], ["err", "oops\n"])) => ({
  "POST /containers/create": { Id: "abc" },
  "POST /containers/abc/attach": output,
  "POST /containers/abc/wait": { StatusCode },
  "POST /containers/abc/start": "",
});

Deno.test("a container in the foreground gives its output and its exit code", async () => {
  const { code, out, err, asked } = await docker("run --rm busybox sh", container(7));
  assert.deepEqual([code, out, err], [7, "hello\n", "oops\n"]);
  assert.deepEqual(asked.map(({ line }) => line), [
    "POST /containers/create",
    "POST /containers/abc/attach?stderr=1&stdout=1&stream=1",
    "POST /containers/abc/wait?condition=removed",
    "POST /containers/abc/start",
  ]);
});

Deno.test("in the background, its identifier", async () => {
  const { code, out, asked } = await docker("run -d nginx", container(0));
  assert.deepEqual([code, out], [0, "abc\n"]);
  assert.deepEqual(asked.map(({ line }) => line), ["POST /containers/create", "POST /containers/abc/start"]);
  assert.equal(JSON.parse(asked[0]!.body).AttachStdout, false);
});

Deno.test("input reaches the container", async () => {
  const { asked, out } = await docker("run -i busybox cat", container(0), { input: "to the whale\n" });
  assert.equal(out, "hello\n");
  assert.equal(asked[1]!.line, "POST /containers/abc/attach?stderr=1&stdin=1&stdout=1&stream=1");
  assert.equal(asked.some(({ body }) => body.endsWith("to the whale\n")), true);
});

const HINT = "\n\nRun 'docker run --help' for more information\n";

Deno.test("what cannot be made or started is told, with the exit code of its reason", async () => {
  for (
    const [answer, said, code] of [
      ["POST /containers/create", 'Conflict. The container name "/web" is already in use', 125],
      ["POST /containers/abc/start", "Bind for 0.0.0.0:8080 failed: port is already allocated", 125],
      ["POST /containers/abc/start", 'exec: "foo": executable file not found in $PATH', 127],
      ["POST /containers/abc/start", 'exec: "/etc": permission denied', 126],
    ] as const
  ) {
    const { code: ended, err } = await docker("run nginx foo", {
      ...container(0),
      [answer]: refused(409, said),
    });
    assert.equal(ended, code);
    assert.ok(err.endsWith(`docker: Error response from daemon: ${said}${HINT}`), err);
  }
  assert.equal(startCode("is a directory"), 126);
});

// Every message is the original client's.
Deno.test("what is asked wrongly is told before anything is asked of the engine", async () => {
  for (
    const [line, code, err] of [
      ["run -it nginx", 1, "the input device is not a TTY\n"],
      ["run -d -a stdout y", 1, "conflicting options: cannot specify both --attach and --detach\n"],
      [
        "run UPPER",
        125,
        `docker: invalid reference format: repository name (library/UPPER) must be lowercase${HINT}`,
      ],
      ["run -p abc x", 125, `docker: invalid containerPort: abc${HINT}`],
      ["run --env-file /nope x", 125, `docker: open /nope: no such file or directory${HINT}`],
    ] as const
  ) {
    const ran = await docker(line);
    assert.deepEqual([ran.code, ran.err, ran.asked], [code, err, []], line);
  }
});
