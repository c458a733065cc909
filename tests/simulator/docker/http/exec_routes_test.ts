import assert from "node:assert/strict";
import { smallEngine } from "../small_engine.ts";

async function executed(wish: Record<string, unknown>) {
  const small = smallEngine();
  small.run({ Image: "busybox", Cmd: ["sleep", "100"] }, "box");
  const { body } = await small.ask("POST", "/containers/box/exec", {
    AttachStdout: true,
    AttachStderr: true,
    ...wish,
  });
  const client = small.connect((await small.ask("POST", `/exec/${body.Id}/start`, {})).answer);
  small.queue.advance(100);
  return { small, id: body.Id as string, client };
}

Deno.test("a command's outputs come with their heads, and its code can be asked for", async () => {
  const { small, id, client } = await executed({ Cmd: ["sh", "-c", "echo a; echo b >&2; exit 3"] });
  assert.equal(client.text(), "\x01\0\0\0\0\0\0\x02a\n\x02\0\0\0\0\0\0\x02b\n");
  assert.ok(client.isEnded());
  const { body } = await small.ask("GET", `/exec/${id}/json`);
  assert.deepEqual([body.ExitCode, body.Running, body.ProcessConfig.entrypoint], [3, false, "sh"]);
});

Deno.test("what cannot be started says so in the stream", async () => {
  const { small, id, client } = await executed({ Cmd: ["nope"] });
  assert.match(
    client.text(),
    // deno-lint-ignore no-control-regex
    /^\x01\0\0\0\0\0\0.OCI runtime exec failed: .*executable file not found in \$PATH: unknown\r\n$/,
  );
  assert.equal((await small.ask("GET", `/exec/${id}/json`)).body.ExitCode, 127);
});

Deno.test("a command is needed, and a container that runs", async () => {
  const small = smallEngine();
  small.run({ Image: "busybox", Cmd: ["true"] }, "done");
  assert.deepEqual((await small.ask("POST", "/containers/done/exec", {})).body, {
    message: "no exec command specified",
  });
  assert.equal((await small.ask("POST", "/containers/done/exec", { Cmd: ["ls"] })).status, 409);
});
