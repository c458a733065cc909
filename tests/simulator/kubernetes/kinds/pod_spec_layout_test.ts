import assert from "node:assert/strict";
import { internalPodSpec } from "../../../../src/simulator/kubernetes/kinds/pod_spec_layout.ts";

Deno.test("fields are named and ordered as the server's own, unset ones too", () => {
  const printed = internalPodSpec({
    containers: [{ name: "c", ports: [{ containerPort: 80 }], livenessProbe: { httpGet: { port: 80 } } }],
  });
  assert.deepEqual(Object.keys(printed).slice(0, 4), [
    "Volumes",
    "InitContainers",
    "Containers",
    "EphemeralContainers",
  ]);
  const [container] = printed.Containers as Record<string, unknown>[];
  assert.deepEqual(container!.Ports, [{
    Name: "",
    HostPort: 0,
    ContainerPort: 80,
    Protocol: "",
    HostIP: "",
  }]);
  assert.deepEqual(container!.Resources, { Limits: null, Requests: null, Claims: null });
  assert.deepEqual(container!.LivenessProbe, {
    Exec: null,
    HTTPGet: { Path: "", Port: 80, Host: "", Scheme: "", HTTPHeaders: null },
    TCPSocket: null,
    GRPC: null,
    InitialDelaySeconds: 0,
    TimeoutSeconds: 0,
    PeriodSeconds: 0,
    SuccessThreshold: 0,
    FailureThreshold: 0,
    TerminationGracePeriodSeconds: null,
  });
});

Deno.test("the node's namespaces belong to the security context inside", () => {
  const printed = internalPodSpec({ containers: [], hostNetwork: true, securityContext: { runAsUser: 5 } });
  const context = printed.SecurityContext as Record<string, unknown>;
  assert.deepEqual([context.HostNetwork, context.HostPID, context.RunAsUser], [true, false, 5]);
});

Deno.test("keys of maps stay as they are", () => {
  const printed = internalPodSpec({ containers: [], nodeSelector: { "kubernetes.io/os": "linux" } });
  assert.deepEqual(printed.NodeSelector, { "kubernetes.io/os": "linux" });
});
