import { resourcePath } from "../../cluster/resource_path.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import type { Call, Program } from "../program.ts";
import { inNamespace } from "./create/creation.ts";
import { dryRunFlag, dryRunOf } from "./dry_run.ts";
import { type Exposed, exposedOf, requireExposable } from "./exposed_object.ts";
import { parseLabelPairs } from "./label_pairs.ts";
import { manifestFlags } from "./manifest_flags.ts";
import { outcomeFlags } from "./outcome.ts";
import { overridden, overrideFlags } from "./overrides.ts";
import { noteConfiguration, saveConfigFlag } from "./save_config.ts";
import { actOnEach } from "./several_errors.ts";
import { findTargets, type Target } from "./targets.ts";
import { typedPrinter } from "./typed_object.ts";
import { fieldManagerFlag, writeQuery } from "./write_flags.ts";

/** `kubectl expose`. */
export const expose: Program = {
  name: "expose",
  summary: "Put a service in front of a deployment, pod, service or replica set",
  description:
    "Makes a service for the pods of an object that is there. What is not said (selector, ports, protocols)\n" +
    "is taken from the object.",
  usage: [
    "(-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] [--target-port=number-or-name] " +
    "[--name=name] [--external-ip=external-ip-of-service] [--type=type]",
  ],
  flags: [
    { name: "cluster-ip", kind: "string", usage: "The address of the service; None: it has none." },
    ...outcomeFlags,
    dryRunFlag,
    { name: "external-ip", kind: "string", usage: "An address outside the cluster that leads to it, too." },
    fieldManagerFlag("kubectl-expose"),
    ...manifestFlags("Files, folders or addresses that name the objects."),
    {
      name: "labels",
      short: "l",
      kind: "string",
      usage: "Labels of the service: KEY=value, parted by commas.",
    },
    { name: "load-balancer-ip", kind: "string", usage: "The address to ask of the load balancer." },
    { name: "name", kind: "string", usage: "The name of the service; absent: that of the object." },
    ...overrideFlags(),
    { name: "port", kind: "string", usage: "The ports of the service, parted by commas." },
    { name: "protocol", kind: "string", usage: "TCP, UDP or SCTP; absent: TCP." },
    saveConfigFlag,
    { name: "selector", kind: "string", usage: "The labels of the pods: KEY=value, parted by commas." },
    { name: "session-affinity", kind: "string", usage: "None, or ClientIP: a client stays with its pod." },
    { name: "target-port", kind: "string", usage: "The port of the containers, by number or name." },
    {
      name: "type",
      kind: "string",
      usage: "What kind of service: one of ClusterIP, NodePort, LoadBalancer, ExternalName.",
    },
  ],
  examples: [[
    "Port 80 of the service is 8080 of the pods",
    "kubectl expose deployment web --port=80 --target-port=8080",
  ]],
  run: runExpose,
};

async function runExpose(call: Call): Promise<number> {
  const { flags, io, args } = call;
  const dryRun = await dryRunOf(call);
  const print = await typedPrinter(call, dryRun);
  const connection = await call.connect();
  const { targets, problem } = await findTargets(call, connection, { args });
  await actOnEach(targets, async (target) => {
    const object = target.manifest ?? await target.live();
    requireExposable(target.resource);
    let service = overridden(
      serviceOf(call, target, exposedOf(object, flags.string("selector") === "")),
      flags,
    );
    if (flags.bool("save-config")) service = noteConfiguration(service);
    if (dryRun !== "client") {
      const path = resourcePath({ group: "", version: "v1", name: "services" }, {
        namespace: target.namespace ?? connection.namespace,
      });
      service = await connection.client.create(path, service, {
        query: writeQuery(flags, dryRun),
        signal: io.signal,
      });
    }
    await io.out(print(service, "exposed"));
  }, problem);
  return 0;
}

/** Longer names are cut. */
const MAX_NAME_LENGTH = 63;

function serviceOf({ flags }: Call, { name }: Target, exposed: Exposed): KubeObject {
  const text = (flag: string) => flags.string(flag);
  const labels = text("labels") ? parseLabelPairs(text("labels")) : exposed.labels;
  const selector = text("selector") ? parseLabelPairs(text("selector")) : exposed.selector;
  const affinity = text("session-affinity");
  if (affinity && affinity !== "None" && affinity !== "ClientIP") {
    throw new Error(`unknown session affinity: ${affinity}`);
  }
  const ports = servicePorts(text("port"), text("protocol"), text("target-port"), exposed);
  const fields = {
    ...(ports.length ? { ports } : {}),
    selector,
    ...(text("cluster-ip") ? { clusterIP: text("cluster-ip") } : {}),
    ...(text("type") ? { type: text("type") } : {}),
    ...(text("external-ip") ? { externalIPs: [text("external-ip")] } : {}),
    ...(affinity ? { sessionAffinity: affinity } : {}),
    ...(text("load-balancer-ip") ? { loadBalancerIP: text("load-balancer-ip") } : {}),
  };
  return {
    kind: "Service",
    apiVersion: "v1",
    metadata: {
      name: (text("name") || name).slice(0, MAX_NAME_LENGTH),
      ...inNamespace(flags),
      ...(Object.keys(labels).length ? { labels } : {}),
    },
    spec: fields,
    status: { loadBalancer: {} },
  };
}

function servicePorts(asked: string, protocol: string, target: string, exposed: Exposed): JsonObject[] {
  const wanted = asked ? asked.split(",") : exposed.ports.map(({ port }) => port);
  if (wanted.length === 0) throw new Error("couldn't find port via --port flag or introspection");
  return wanted.map((text, index) => {
    if (!/^[+-]?\d+$/.test(text)) {
      throw new Error(`strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
    }
    const known = exposed.ports.find(({ port }) => port === text)?.protocol;
    return {
      ...(wanted.length > 1 ? { name: `port-${index + 1}` } : {}),
      protocol: protocol || known || "TCP",
      port: Number(text),
      targetPort: target === "" ? Number(text) : /^\d+$/.test(target) ? Number(target) : target,
    };
  });
}
