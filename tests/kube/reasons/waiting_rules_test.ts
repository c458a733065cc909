import { waitingRules } from "../../../src/kube/reasons/waiting_rules.ts";
import { covered, event, namedBy, pod, type RuleCase, waiting } from "./evidence.ts";

const named = (...names: string[]) => names.map((name) => ({ metadata: { name } }));
const back = "ImagePullBackOff";

const CASES: readonly RuleCase[] = [
  [pod({ state: waiting("ErrImageNeverPull") }), "image-never-pull", /imagePullPolicy Never/],
  [
    pod({ state: waiting("InvalidImageName"), container: { image: "Web:1" } }),
    "image-name-invalid",
    /"Web:1" is no name/,
  ],
  [pod({ state: waiting("RegistryUnavailable") }), "registry-unavailable", /does not answer/],
  [
    pod({ state: waiting("ErrImagePull", "dial tcp: lookup reg.local: no such host") }),
    "image-registry-unreachable",
    /cannot reach/,
  ],
  [
    pod({ state: waiting(back, "toomanyrequests: You have reached your pull rate limit") }),
    "image-rate-limit",
    /too many pulls/,
  ],
  [
    pod({ state: waiting(back, "x509: certificate signed by unknown authority") }),
    "image-certificate",
    /does not trust/,
  ],
  [pod({ state: waiting(back, "no match for platform in manifest") }), "image-platform", /processor/],
  [
    pod({ state: waiting(back, "pull access denied"), container: { image: "ngnix:1.27" } }),
    "image-access",
    /Is nginx:1.27 meant\?/,
  ],
  [pod({ state: waiting(back, "manifest unknown") }), "image-not-found", /does not exist/],
  // The back-off itself says nothing: the event does.
  [
    pod({
      state: waiting(back, "Back-off"),
      events: [event("Failed", 'Failed to pull image "x": rpc error: not found')],
    }),
    "image-not-found",
    /registry/,
  ],
  [pod({ state: waiting("ErrImagePull", "something new") }), "image-pull", /cannot be fetched/],
  [
    pod({
      state: waiting("CreateContainerConfigError", 'configmap "app" not found'),
      related: { configmaps: named("apps") },
    }),
    "config-missing",
    /ConfigMap app does not exist.*There is apps/,
  ],
  [
    pod({
      state: waiting("CreateContainerConfigError", 'secret "key" not found'),
      related: { secrets: named("other") },
    }),
    "config-missing",
    /Secret key does not exist in namespace shop, and container app needs it\.$/,
  ],
  [
    pod({
      state: waiting("CreateContainerConfigError", "couldn't find key hots in ConfigMap shop/db"),
      related: { configmaps: [{ metadata: { name: "db" }, data: { host: "x" } }] },
    }),
    "config-key-missing",
    /ConfigMap db has no key hots.*Is host meant/,
  ],
  [
    pod({
      state: waiting("CreateContainerConfigError", "container has runAsNonRoot and image will run as root"),
    }),
    "run-as-non-root",
    /runAsUser/,
  ],
  [pod({ state: waiting("CreateContainerConfigError", "what is this") }), "config-error", /what is this/],
  [pod({ state: waiting("CreateContainerError", "name is reserved") }), "create-error", /name is reserved/],
  [
    pod({ state: waiting("RunContainerError", 'exec: "serve": executable file not found in $PATH') }),
    "command-not-found",
    /the image has no serve/,
  ],
  [pod({ state: waiting("RunContainerError", "cgroups are cross") }), "run-error", /cgroups/],
  [pod({ state: waiting("PostStartHookError", "exit 3") }), "hook-failed", /exit 3/],
];

Deno.test("every reason for which a container waits has its rule", () => namedBy(CASES));
Deno.test("every rule of waiting has a case", () => covered(waitingRules, CASES));
