import assert from "node:assert/strict";
import { CONTROL_PLANE } from "../../../src/simulator/images/control_plane.ts";
import { runArgv } from "./machine.ts";

const table: [image: string, port: number, path: string, status: number, isSecure: boolean, log: RegExp][] = [
  ["registry.k8s.io/etcd", 2381, "/readyz", 200, false, /"msg":"serving client traffic securely"/],
  ["registry.k8s.io/kube-apiserver", 6443, "/livez", 200, true, /Serving securely on \[::\]:6443/],
  ["registry.k8s.io/kube-apiserver", 6443, "/nope", 404, true, /Version: v1\.36\.0/],
  ["registry.k8s.io/kube-controller-manager", 10257, "/healthz", 200, true, /successfully acquired lease/],
  ["registry.k8s.io/kube-scheduler", 10259, "/readyz", 200, true, /Starting Kubernetes Scheduler/],
  ["registry.k8s.io/kube-proxy", 10256, "/healthz", 200, false, /Using iptables proxy/],
];

for (const [name, port, path, status, isSecure, log] of table) {
  Deno.test(`${name}: ${path} is ${status}`, () => {
    const image = CONTROL_PLANE.find(({ repositories }) => repositories.includes(name))!;
    const ran = runArgv([...image.entrypoint], { image });
    const answer = ran.ports.get(port)!({ method: "GET", path, headers: {}, body: "", from: "10.0.0.1" });
    assert.deepEqual([answer.status, answer.isSecure ?? false], [status, isSecure]);
    assert.match(ran.err, log);
  });
}
