import assert from "node:assert/strict";
import { SmallWorld } from "../small_world.ts";

const ENDS = "/api/v1/namespaces/default";

function cluster(): SmallWorld {
  const small = new SmallWorld();
  small.run("web", { image: "nginx", ports: [{ containerPort: 80 }] });
  const service = (name: string, spec: Record<string, unknown>) =>
    small.create("services", {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name, namespace: "default" },
      spec: { selector: { app: "web" }, ...spec },
    });
  service("web", { ports: [{ name: "http", port: 8080, targetPort: 80 }] });
  service("wrong", { ports: [{ port: 81 }] });
  service("none", { selector: { app: "nobody" }, ports: [{ port: 80 }] });
  small.seconds(10);
  return small;
}

const small = cluster();
const web = small.pod("web")!.status!.podIP!;

const cases: [path: string, code: number, expected: RegExp][] = [
  [`${ENDS}/pods/web/proxy/`, 200, /Welcome to nginx!/],
  [`${ENDS}/pods/web:80/proxy/index.html?a=b`, 200, /Welcome to nginx!/],
  [`${ENDS}/pods/http:web:80/proxy/nothing`, 404, /404 Not Found/],
  [`${ENDS}/pods/https:web:80/proxy/`, 503, /server gave HTTP response to HTTPS client/],
  [
    `${ENDS}/pods/web:81/proxy/`,
    503,
    new RegExp(`error trying to reach service: dial tcp ${web}:81: connect: connection refused`),
  ],
  [`${ENDS}/pods/nobody/proxy/`, 404, /pods \\"nobody\\" not found/],
  [`${ENDS}/pods/ftp:web:80/proxy/`, 400, /invalid pod request \\"ftp:web:80\\"/],
  [`${ENDS}/pods/web/log/more`, 404, /could not find the requested resource/],
  [`${ENDS}/services/web:http/proxy/`, 200, /Welcome to nginx!/],
  [`${ENDS}/services/web:8080/proxy/`, 200, /Welcome to nginx!/],
  [`${ENDS}/services/http:web:http/proxy/`, 200, /Welcome to nginx!/],
  [`${ENDS}/services/web/proxy/`, 503, /no endpoints available for service \\"web\\"/],
  [`${ENDS}/services/web:81/proxy/`, 503, /no service port 81 found for service \\"web\\"/],
  [`${ENDS}/services/none/proxy/`, 503, /no endpoints available for service \\"none\\"/],
  [
    `${ENDS}/services/wrong/proxy/`,
    503,
    new RegExp(`dial tcp ${web}:81: connect: connection refused`),
  ],
  ["/api/v1/nodes/eli01/proxy/healthz", 200, /^ok$/],
  ["/api/v1/nodes/eli01:10250/proxy/healthz", 200, /^ok$/],
  ["/api/v1/nodes/eli01:9999/proxy/", 503, /dial tcp 192\.168\.122\.4:9999: connect: connection refused/],
  ["/api/v1/nodes/nowhere/proxy/healthz", 404, /nodes \\"nowhere\\" not found/],
];

for (const [path, code, expected] of cases) {
  Deno.test(`proxy ${path}`, async () => {
    const answer = await small.world.api.request(path);
    const text = await answer.text();
    assert.deepEqual([answer.status, expected.test(text)], [code, true], text);
  });
}

Deno.test("a path without an end leads to one that has it; other methods go through", async () => {
  const redirect = await small.world.api.request(`${ENDS}/pods/web/proxy`);
  assert.deepEqual([redirect.status, redirect.headers.get("location")], [301, `${ENDS}/pods/web/proxy/`]);
  const posted = await small.world.api.request(`${ENDS}/pods/web/proxy/x`, { method: "POST", body: "a" });
  assert.equal(posted.status, 404);
  assert.match(await small.log("web"), /"POST \/x HTTP\/1\.1" 404/);
});
