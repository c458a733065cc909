/** The pod that a shell on a node runs in: as `kubectl debug node/NAME --profile=sysadmin` makes it. */
import type { KubeObject } from "../../kube/object.ts";
import type { NodeShellSettings } from "../../settings/settings.ts";

export function nodeShellPod(
  node: string,
  name: string,
  { image, namespace }: Pick<NodeShellSettings, "image" | "namespace">,
): KubeObject {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace, labels: { ...nodeShellLabels } },
    spec: {
      nodeName: node,
      hostIPC: true,
      hostNetwork: true,
      hostPID: true,
      restartPolicy: "Never",
      // It has to run where everything else is kept away, too.
      tolerations: [{ operator: "Exists" }],
      containers: [{
        name: nodeShellContainer,
        image,
        imagePullPolicy: "IfNotPresent",
        stdin: true,
        tty: true,
        terminationMessagePolicy: "File",
        securityContext: { privileged: true },
        volumeMounts: [{ name: "host-root", mountPath: "/host" }],
      }],
      volumes: [{ name: "host-root", hostPath: { path: "/" } }],
    },
  };
}

export const nodeShellContainer = "debugger";

/** By these, pods are found that nobody has removed. */
export const nodeShellLabels = {
  "app.kubernetes.io/managed-by": "pequod",
  "app.kubernetes.io/component": "node-shell",
};

/** A pod's name has room for 253 letters; those of nodes may have as many. */
export function nodeShellName(node: string, end: string): string {
  return `node-debugger-${node.slice(0, 230).replace(/[^a-z0-9]+$/, "")}-${end}`;
}
