import { serviceRules } from "../../../src/kube/reasons/service_rules.ts";
import { covered, evidence, namedBy, type RuleCase } from "./evidence.ts";

const podOf = (
  labels: Record<string, string>,
  ready = "True",
  ports: unknown[] = [{ containerPort: 80, name: "http" }],
) => ({
  metadata: { name: "web-1", namespace: "shop", labels },
  spec: { containers: [{ name: "app", ports }] },
  status: { conditions: [{ type: "Ready", status: ready, message: "no" }] },
});
const service = (spec: unknown, related = {}, status = {}) =>
  evidence({ kind: "Service", object: { spec, status }, related });
const ingress = (spec: unknown, related = {}) =>
  evidence({ kind: "Ingress", group: "networking.k8s.io", object: { spec }, related });
const leadsTo = (name: string, port: unknown = { number: 80 }) => ({
  ingressClassName: "nginx",
  rules: [{ http: { paths: [{ backend: { service: { name, port } } }] } }],
});
const classes = { "ingressclasses.networking.k8s.io": [{ metadata: { name: "nginx" } }] };
const services = [{ metadata: { name: "web" }, spec: { ports: [{ port: 80 }] } }];
const selector = { app: "web" };
const pods = [podOf(selector)];

const CASES: readonly RuleCase[] = [
  [service({ selector: { app: "wep" } }, { pods }), "service-selector", /app: wep here, web on the pods/],
  [
    service({ selector: { app: "quite-another" } }, { pods }),
    "service-selector",
    /no pod has labels like these/,
  ],
  [service({}, { "endpointslices.discovery.k8s.io": [] }), "service-no-selector", /leads nowhere/],
  [
    service({ selector, ports: [] }, { pods: [podOf(selector, "False")] }),
    "service-pods-not-ready",
    /none of them is ready/,
  ],
  [
    service({ selector, ports: [{ port: 80, targetPort: "htp" }] }, { pods }),
    "service-named-port",
    /is http meant/,
  ],
  [
    service({ selector, ports: [{ port: 80, targetPort: 8080 }] }, { pods }),
    "service-target-port",
    /only containerPort 80/,
  ],
  [
    service({ selector, type: "LoadBalancer", ports: [{ port: 80 }] }, { pods }),
    "load-balancer-pending",
    /MetalLB/,
  ],
  [
    service({ selector, ports: [{ port: 80 }] }, {
      pods,
      "networkpolicies.networking.k8s.io": [{ metadata: { name: "deny" }, spec: { podSelector: {} } }],
    }),
    "service-network-policy",
    /lets nothing in/,
  ],
  [ingress(leadsTo("wep"), { services, ...classes }), "ingress-backend", /There is web: is that meant/],
  [
    ingress(leadsTo("web", { number: 81 }), { services, ...classes }),
    "ingress-port",
    /port 81 of Service web, which has 80/,
  ],
  [
    ingress({ ...leadsTo("web"), ingressClassName: "x" }, { services, ...classes }),
    "ingress-class",
    /no IngressClass x; there is nginx/,
  ],
  [ingress({ rules: [] }, { services, ...classes }), "ingress-class", /no class is the default/],
  [ingress(leadsTo("web"), { services, ...classes }), "ingress-address", /no address/],
];

Deno.test("Services and Ingresses that lead nowhere have their rules", () => namedBy(CASES));
Deno.test("every rule of Services has a case", () => covered(serviceRules, CASES));
