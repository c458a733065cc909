import assert from "node:assert/strict";
import { backend, ingress, ingressWorld, rule, visit } from "../ingress_world.ts";

interface Given {
  spec: object;
  annotations?: Record<string, string>;
}

const NGINX = "nginx.ingress.kubernetes.io";
const paths = { spec: { rules: [rule("a.example", ["/", "Prefix", "web"], ["/shop", "Prefix", "shop"])] } };
const exact = { spec: { rules: [rule("a.example", ["/shop", "Exact", "shop"], ["/", "Prefix", "web"])] } };
const wild = {
  spec: { rules: [rule("*.example", ["/", "Prefix", "shop"]), rule("a.example", ["/", "Prefix", "web"])] },
};
const anyHost = { spec: { rules: [rule(undefined, ["/", "Prefix", "web"])] } };
const specific = { spec: { rules: [rule("a.example", ["/sh", "ImplementationSpecific", "web"])] } };
const fallback = {
  spec: { defaultBackend: backend("shop"), rules: [rule("a.example", ["/web", "Prefix", "web"])] },
};
const only = { spec: { defaultBackend: backend("shop", { name: "http" }) } };
const secure = { spec: { ...paths.spec, tls: [{ hosts: ["a.example"], secretName: "t" }] } };
const rewrite = {
  spec: { rules: [rule("a.example", ["/api(/|$)(.*)", "ImplementationSpecific", "web"])] },
  annotations: { [`${NGINX}/rewrite-target`]: "/$2", [`${NGINX}/use-regex`]: "true" },
};

/** `web` and `shop` are names of pods that answered; a number is a status of nginx itself, or of the pod. */
const cases: [what: string, given: Given, host: string, path: string, expected: string][] = [
  ["a prefix", paths, "a.example", "/", "web"],
  ["a host with a port", paths, "a.example:8080", "/", "web"],
  ["the longest prefix", paths, "a.example", "/shop", "shop 404"],
  ["parts of a path are whole", paths, "a.example", "/shopping", "web 404"],
  ["another host", paths, "b.example", "/", "nginx 404"],
  ["an exact path", exact, "a.example", "/shop", "shop 404"],
  ["an exact path and more", exact, "a.example", "/shop/", "web 404"],
  ["a whole name before a wildcard", wild, "a.example", "/", "web"],
  ["a wildcard", wild, "b.example", "/", "shop"],
  ["a wildcard is one part", wild, "a.b.example", "/", "nginx 404"],
  ["every host", anyHost, "x.y", "/", "web"],
  ["whatever begins so", specific, "a.example", "/shopping", "web 404"],
  ["no path of the host", fallback, "a.example", "/", "shop"],
  ["nothing but a default", only, "x.y", "/", "shop"],
  ["a service without pods", { spec: { defaultBackend: backend("idle") } }, "x.y", "/", "nginx 503"],
  ["a service that is not there", { spec: { defaultBackend: backend("nobody") } }, "x.y", "/", "nginx 503"],
  [
    "a port that is not there",
    { spec: { defaultBackend: backend("web", { number: 99 }) } },
    "x.y",
    "/",
    "nginx 503",
  ],
  [
    "a pod that does not listen there",
    { spec: { defaultBackend: backend("shut") } },
    "x.y",
    "/",
    "nginx 502",
  ],
  ["a rewritten path", rewrite, "a.example", "/api/", "web"],
  ["a rewritten path's rest", rewrite, "a.example", "/api/metrics", "nobody metrics"],
  ["TLS only", secure, "a.example", "/shop?a=b", "308 https://a.example/shop?a=b"],
  [
    "TLS as one likes",
    { ...secure, annotations: { [`${NGINX}/ssl-redirect`]: "false" } },
    "a.example",
    "/",
    "web",
  ],
  ["another's class", { spec: { ...only.spec, ingressClassName: "traefik" } }, "x.y", "/", "nginx 404"],
];

for (const [what, { spec, annotations }, host, path, expected] of cases) {
  Deno.test(`ingress: ${what}`, () => {
    const small = ingressWorld();
    ingress(small, spec, annotations);
    const outcome = visit(small, host, path);
    assert.ok(outcome.kind === "answer", outcome.kind);
    const { status, body, headers } = outcome.answer;
    const pod = /"name":"(\w+)"/.exec(body)?.[1] ?? requestsOf(small, expected);
    const text = body.includes("<center>nginx</center>")
      ? headers["Location"] ? `${status} ${headers["Location"]}` : `nginx ${status}`
      : body.includes("root_requests_total")
      ? `${pod} metrics`
      : status === 200
      ? pod
      : `${pod} ${status}`;
    assert.equal(text, expected);
  });
}

/** A pod's refusal does not say whose it is: its log does. */
function requestsOf(small: ReturnType<typeof ingressWorld>, expected: string): string {
  const [name = ""] = expected.split(" ");
  const uid = small.pod(name)?.metadata.uid ?? "";
  const lines = small.world.kubelets.worker(uid)?.container("c")?.instance?.log.lines ?? [];
  return lines.some(({ text }) => text.includes("GET HTTP/1.1")) ? name : "nobody";
}

Deno.test("by TLS a rule is served as it is, with a certificate that nobody knows", () => {
  const small = ingressWorld();
  ingress(small, secure.spec);
  const outcome = visit(small, "a.example", "/", true);
  assert.ok(outcome.kind === "answer");
  assert.match(outcome.answer.body, /"name":"web"/);
  assert.deepEqual(outcome.certificate, { authority: undefined, names: [] });
});
