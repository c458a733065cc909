import { latePodRules, podRules } from "../../../src/kube/reasons/pod_rules.ts";
import { probeRules } from "../../../src/kube/reasons/probe_rules.ts";
import { schedulingRules } from "../../../src/kube/reasons/scheduling_rules.ts";
import { covered, event, namedBy, pod, type RuleCase, waiting } from "./evidence.ts";

const failed = (reason: string, message = "") => pod({ status: { phase: "Failed", reason, message } });
const creating = waiting("ContainerCreating");

const CASES: readonly RuleCase[] = [
  [
    pod({ metadata: { deletionTimestamp: "2026-03-01T11:50:00Z", finalizers: ["a.example/keep"] } }),
    "terminating",
    /since 10m: finalizers a.example\/keep are not done/,
  ],
  [
    pod({ metadata: { deletionTimestamp: "2026-03-01T11:50:00Z" } }),
    "terminating",
    /node eli01 has not said/,
  ],
  [
    failed("Evicted", "The node was low on resource: memory."),
    "evicted",
    /Node eli01 .*low on resource: memory/,
  ],
  [failed("NodeLost"), "node-lost", /not been heard of/],
  [failed("NodeAffinity"), "node-affinity", /labels no longer fit/],
  [failed("UnexpectedAdmissionError", "no devices"), "admission-error", /no devices/],
  [failed("OutOfcpu", "not enough cpu"), "admission-error", /not enough cpu/],
  [failed("Preempting"), "preempted", /higher priority/],
  [failed("Terminated"), "node-shutdown", /shut down/],
  [failed("DeadlineExceeded"), "pod-deadline", /activeDeadlineSeconds/],
  [
    pod({
      state: creating,
      events: [event("FailedMount", 'MountVolume.SetUp failed for volume "tls" : secret "x" not found')],
    }),
    "mount-missing",
    /Secret x, which volume tls needs/,
  ],
  [
    pod({ state: creating, events: [event("FailedMount", "references non-existent config key: a.conf")] }),
    "mount-missing",
    /key that its ConfigMap/,
  ],
  [
    pod({ state: creating, events: [event("FailedAttachVolume", "Multi-Attach error for volume")] }),
    "mount-failed",
    /Multi-Attach/,
  ],
  [
    pod({ state: creating, events: [event("FailedCreatePodSandBox", "cni is missing")] }),
    "sandbox-failed",
    /cni is missing/,
  ],
  [
    pod({
      state: waiting("PodInitializing"),
      spec: { initContainers: [{ name: "wait" }] },
      status: {
        initContainerStatuses: [{ name: "wait", state: { running: { startedAt: "2026-03-01T11:58:00Z" } } }],
        containerStatuses: [{ name: "app", state: waiting("PodInitializing") }],
      },
      logs: [{ container: "wait", isPrevious: false, lines: ["still waiting"] }],
    }),
    "init-waits",
    /Init container wait runs since 2m.*last line: "still waiting"/,
  ],
  [pod({ state: creating }), "image-pulling", /begins since 60s: no fault is known yet/],
  [
    pod({
      ready: true,
      spec: { readinessGates: [{ conditionType: "lb/ready" }] },
      status: { conditions: [{ type: "ContainersReady", status: "True" }] },
    }),
    "readiness-gate",
    /lb\/ready/,
  ],
];

Deno.test("pods that are not begun, not ready, not gone: each has its rule", () => namedBy(CASES));
Deno.test("every rule of pods has a case", () => {
  const elsewhere = [...probeRules, ...schedulingRules];
  covered([...podRules, ...latePodRules].filter((rule) => !elsewhere.includes(rule)), CASES);
});
