import type { JsonObject, KubeObject } from "../../../kube/object.ts";
import type { Call } from "../../program.ts";
import { creation, inNamespace } from "./creation.ts";

/** `kubectl create ingress`. */
export const createIngress = creation({
  name: "ingress",
  aliases: ["ing"],
  summary: "An ingress from its rules",
  usage: ["NAME --rule=host/path=service:port[,tls[=secret]]"],
  flags: [
    { name: "annotation", kind: "array", usage: "An annotation: KEY=value." },
    { name: "class", kind: "string", usage: "The ingress class." },
    { name: "default-backend", kind: "string", usage: "Where all else goes: SERVICE:PORT." },
    {
      name: "rule",
      kind: "array",
      usage:
        "HOST/PATH=SERVICE:PORT, and for TLS `,tls=SECRET` behind it. A path that ends with * holds for all below.",
    },
  ],
  examples: [["One host", "kubectl create ingress web --rule=web.example.com/*=web:80"]],
  refusal: "failed to create ingress: ",
  resource: { group: "networking.k8s.io", version: "v1", name: "ingresses", namespaced: true },
  check: checkIngress,
  build: ingressOf,
});

/** Source: kubectl/pkg/cmd/create/create_ingress.go. */
const RULE =
  /^(?<host>[\w\*\-\.]*)(?<path>(?:\/[\w\*\-\.\/]*)?\*?)=(?<service>[\w\-]+):(?<port>[\w\-]+)(?:,(?<tls>tls)(?:=(?<secret>[^,]*))?)?$/;

function checkIngress({ flags }: Call): void {
  const rules = flags.list("rule");
  const backend = flags.string("default-backend");
  if (backend === "" && rules.length === 0) throw new Error(NOTHING);
  for (const rule of rules) {
    if (!isRule(rule)) {
      throw new Error(
        `rule ${rule} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`,
      );
    }
  }
  for (const annotation of flags.list("annotation")) {
    if (annotation.split("=").length !== 2) {
      throw new Error(`annotation ${annotation} is invalid and should be in format key=[value]`);
    }
  }
  if (backend !== "" && backend.split(":").length !== 2) {
    throw new Error("default-backend should be in format servicename:serviceport");
  }
}

const NOTHING =
  "not enough information provided: every ingress has to either specify a default-backend (which " +
  "catches all traffic) or a list of rules (which catch specific paths)";

function isRule(rule: string): boolean {
  return RULE.test(rule);
}

function ingressOf({ flags }: Call, name: string): KubeObject {
  const ingressClassName = flags.string("class");
  const backend = flags.string("default-backend");
  const annotations = Object.fromEntries(
    flags.list("annotation").map((pair) => pair.split("=") as [string, string]),
  );
  const rules = flags.list("rule").map(readRule);
  const tls = tlsOf(rules);
  return {
    kind: "Ingress",
    apiVersion: "networking.k8s.io/v1",
    metadata: {
      name,
      ...inNamespace(flags),
      ...(Object.keys(annotations).length ? { annotations } : {}),
    },
    spec: {
      ...(ingressClassName ? { ingressClassName } : {}),
      ...(backend ? { defaultBackend: backendOf(backend) } : {}),
      ...(tls.length ? { tls } : {}),
      ...(rules.length ? { rules: hostRules(rules) } : {}),
    },
    status: { loadBalancer: {} },
  };
}

interface Rule {
  host: string;
  path: JsonObject;
  /** Undefined: no TLS. */
  secret: string | undefined;
}

function readRule(text: string): Rule {
  const { host = "", path = "", service, port, tls, secret } = RULE.exec(text)?.groups ?? {};
  const isPrefix = path.endsWith("*");
  return {
    host,
    path: {
      path: isPrefix ? path.slice(0, -1) || "/" : path || "/",
      pathType: isPrefix ? "Prefix" : "Exact",
      backend: backendOf(`${service}:${port}`),
    },
    secret: tls === undefined ? undefined : secret ?? "",
  };
}

function backendOf(text: string): JsonObject {
  const [name = "", port = ""] = text.split(":");
  return { service: { name, port: /^\d+$/.test(port) ? { number: Number(port) } : { name: port } } };
}

/** Rules of one host are one. */
function hostRules(rules: Rule[]): JsonObject[] {
  const hosts = Map.groupBy(rules, ({ host }) => host);
  return [...hosts].map(([host, ofHost]) => ({
    ...(host ? { host } : {}),
    http: { paths: ofHost.map(({ path }) => path) },
  }));
}

/** Hosts of one secret are one. */
function tlsOf(rules: Rule[]): JsonObject[] {
  const secrets = Map.groupBy(rules.filter(({ secret }) => secret !== undefined), ({ secret }) => secret!);
  return [...secrets].map(([secretName, ofSecret]) => {
    const hosts = [...new Set(ofSecret.map(({ host }) => host))].filter((host) => host !== "");
    return { ...(hosts.length ? { hosts } : {}), ...(secretName ? { secretName } : {}) };
  });
}
