import assert from "node:assert/strict";
import { ingressNginx } from "../../../src/simulator/images/ingress_nginx.ts";
import { runArgv } from "./machine.ts";

const request = {
  method: "GET",
  path: "/a",
  headers: { "User-Agent": "curl/8" },
  body: "",
  from: "10.0.0.1",
};
const start = (...flags: string[]) =>
  runArgv([...ingressNginx.entrypoint, ...ingressNginx.cmd, ...flags], {
    image: ingressNginx,
    ingress: () => ({
      answer: { status: 200, headers: {}, body: "hi" },
      upstream: "default-web-80",
      backend: "10.0.0.2:80",
    }),
  });

Deno.test("the controller serves three ports and logs as its documentation says", () => {
  const { ports, code, process } = start();
  let out = "";
  process.out = (text) => void (out += text);
  assert.equal(code, undefined);
  assert.deepEqual([...ports.keys()].sort((a, b) => a - b), [80, 443, 10254]);
  assert.equal(ports.get(10254)!({ ...request, path: "/healthz" }).body, "ok");
  assert.equal(ports.get(10254)!(request).status, 404);
  assert.deepEqual([ports.get(80)!(request).isSecure, ports.get(443)!(request).isSecure], [undefined, true]);
});

Deno.test("what is not there cannot be started", () => {
  const ran = runArgv(["/usr/bin/dumb-init", "--", "/nothing"], { image: ingressNginx });
  assert.deepEqual([ran.code, ran.err], [2, "[dumb-init] /nothing: No such file or directory\n"]);
});
