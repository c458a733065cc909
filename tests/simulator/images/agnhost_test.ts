import assert from "node:assert/strict";
import { agnhost } from "../../../src/simulator/images/agnhost.ts";
import { runArgv } from "./machine.ts";

const start = (...words: string[]) => runArgv(["/agnhost", ...words], { image: agnhost });
const request = { method: "GET", headers: { Key: "v" }, body: "", from: "10.0.0.1" };

for (
  const [path, body] of [
    ["/hostname", "box"],
    ["/clientip", "10.0.0.1:40000"],
    ["/echo?msg=hi", "hi"],
    ["/header?key=Key", "v"],
    ["/nope", "404 page not found\n"],
  ] as const
) {
  Deno.test(`netexec answers ${path}`, () => {
    assert.equal(start("netexec", "--http-port=8081").ports.get(8081)!({ ...request, path }).body, body);
  });
}

Deno.test("health over gRPC can be turned off", () => {
  const { ports } = start("grpc-health-checking");
  const health = () => ports.get(5000)!({ ...request, path: "/grpc.health.v1.Health/Check" });
  assert.deepEqual([health().headers["Content-Type"], health().body], ["application/grpc", "SERVING"]);
  ports.get(8080)!({ ...request, path: "/make-not-serving" });
  assert.equal(health().body, "NOT_SERVING");
});

Deno.test("an unknown command fails", () => {
  const ran = start("nope");
  assert.deepEqual([ran.code, ran.err.split("\n")[0]], [1, 'Error: unknown command "nope" for "app"']);
});
