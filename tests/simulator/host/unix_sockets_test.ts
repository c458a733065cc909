import assert from "node:assert/strict";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import { UnixSockets } from "../../../src/simulator/host/unix_sockets.ts";

const request = { method: "GET", path: "/", headers: {}, body: "" };

function world(): { sockets: UnixSockets; files: FileTree } {
  const files = new FileTree({ "/run/": "", "/run/file": "" });
  files.makeNode("/run/a.sock", "socket", 0o660);
  files.makeNode("/run/dead.sock", "socket", 0o666);
  const sockets = new UnixSockets();
  sockets.listen(files, "/run/a.sock", () => Promise.resolve({ status: 200, headers: {}, body: "here" }));
  return { sockets, files };
}

const refusals: [path: string, uid: number, cause: string][] = [
  ["/run/none", 0, "No such file or directory"],
  ["/run/dead.sock", 0, "Connection refused"],
  ["/run/file", 0, "Connection refused"],
  ["/run/a.sock", 1000, "Permission denied"],
];

for (const [path, uid, cause] of refusals) {
  Deno.test(`${path} for user ${uid}: ${cause}`, () => {
    const { sockets, files } = world();
    const caller = files.as({ uid, gid: uid, groups: [] });
    assert.deepEqual(sockets.fetch(caller, path, request), { kind: "refused", address: path, cause });
  });
}

Deno.test("who listens answers", async () => {
  const { sockets, files } = world();
  const outcome = sockets.fetch(files, "/run/a.sock", request);
  assert.equal(outcome.kind === "pending" && (await outcome.answer).body, "here");
});

Deno.test("nobody listens at what is no socket", () => {
  const { sockets, files } = world();
  const listen = () => sockets.listen(files, "/run/file", () => Promise.reject());
  assert.throws(listen, /it is no socket/);
});
