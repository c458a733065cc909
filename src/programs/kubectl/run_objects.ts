/** The pod and the service of `kubectl run`. */
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import type { Call } from "../program.ts";
import { inNamespace } from "./create/creation.ts";
import { parseLabelPairs } from "./label_pairs.ts";

export function podOf({ flags, args }: Call, name: string): KubeObject {
  const words = args.slice(1);
  const env = flags.list("env").map(variable);
  const annotations = Object.fromEntries(
    flags.list("annotations").map((pair) => {
      const equals = pair.indexOf("=");
      if (equals < 0) throw new Error(`unexpected annotation: ${pair}`);
      return [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
  const port = portOf(flags.string("port"));
  const container: JsonObject = {
    name,
    image: flags.string("image"),
    ...(words.length ? { [flags.bool("command") ? "command" : "args"]: words } : {}),
    ...(port === undefined ? {} : { ports: [{ containerPort: port }] }),
    ...(env.length ? { env } : {}),
    resources: {},
    ...(flags.string("image-pull-policy") ? { imagePullPolicy: flags.string("image-pull-policy") } : {}),
    ...(flags.bool("privileged") ? { securityContext: { privileged: true } } : {}),
    ...(flags.bool("stdin")
      ? { stdin: true, ...(flags.bool("leave-stdin-open") ? {} : { stdinOnce: true }) }
      : {}),
    ...(flags.bool("tty") ? { tty: true } : {}),
  };
  return {
    kind: "Pod",
    apiVersion: "v1",
    metadata: {
      name,
      ...inNamespace(flags),
      labels: labelsOf({ flags }, name),
      ...(Object.keys(annotations).length ? { annotations } : {}),
    },
    spec: {
      containers: [container],
      restartPolicy: flags.string("restart") || "Always",
      dnsPolicy: "ClusterFirst",
    },
    status: {},
  };
}

export function serviceOf({ flags }: Call, name: string): KubeObject {
  const port = portOf(flags.string("port"))!;
  const labels = labelsOf({ flags }, name);
  return {
    kind: "Service",
    apiVersion: "v1",
    metadata: { name, ...inNamespace(flags), ...(flags.string("labels") ? { labels } : {}) },
    spec: { ports: [{ protocol: "TCP", port, targetPort: port }], selector: labels },
    status: { loadBalancer: {} },
  };
}

function labelsOf({ flags }: Pick<Call, "flags">, name: string): Record<string, string> {
  return flags.string("labels") ? parseLabelPairs(flags.string("labels")) : { run: name };
}

function variable(pair: string): JsonObject {
  const equals = pair.indexOf("=");
  if (equals < 1) throw new Error(`invalid env: ${pair}`);
  return { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
}

function portOf(text: string): number | undefined {
  if (text === "") return undefined;
  if (!/^[+-]?\d+$/.test(text)) {
    throw new Error(`strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
  }
  return Number(text);
}
