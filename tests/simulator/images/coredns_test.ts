import assert from "node:assert/strict";
import { coredns } from "../../../src/simulator/images/coredns.ts";
import { runArgv } from "./machine.ts";

Deno.test("the name server says its zone and version, and is well and ready", () => {
  const ran = runArgv([...coredns.entrypoint], { image: coredns });
  assert.match(ran.out, /^\.:53\n\[INFO\] plugin\/reload: .* SHA512 = [0-9a-f]{128}\nCoreDNS-1\./);
  const ask = (port: number, path: string) =>
    ran.ports.get(port)!({ method: "GET", path, headers: {}, body: "", from: "10.0.0.1" }).body;
  assert.deepEqual([ask(8080, "/health"), ask(8181, "/ready")], ["OK", "OK"]);
});
