import { claimRules } from "../../../src/kube/reasons/claim_rules.ts";
import { covered, event, evidence, namedBy, type RuleCase } from "./evidence.ts";

const claim = (spec: Record<string, unknown>, related = {}, ...events: ReturnType<typeof event>[]) =>
  evidence({
    kind: "PersistentVolumeClaim",
    object: {
      spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "2Gi" } }, ...spec },
      status: { phase: "Pending" },
    },
    related,
    events,
  });
const classes = { "storageclasses.storage.k8s.io": [{ metadata: { name: "standard" } }] };
const volume = (storage: string) => ({
  metadata: { name: "pv1" },
  spec: { capacity: { storage }, storageClassName: "standard", accessModes: ["ReadWriteOnce"] },
  status: { phase: "Available" },
});
const standard = { storageClassName: "standard" };

const CASES: readonly RuleCase[] = [
  [
    evidence({ kind: "PersistentVolumeClaim", object: { status: { phase: "Lost" } } }),
    "claim-lost",
    /is gone/,
  ],
  [
    claim({ storageClassName: "fast" }, classes),
    "claim-no-class",
    /StorageClass fast does not exist.*There is standard/,
  ],
  [claim({}, classes), "claim-no-class", /none is the default/],
  [claim(standard, classes, event("WaitForFirstConsumer", "x")), "claim-waits-for-pod", /That is no fault/],
  [claim(standard, classes, event("ProvisioningFailed", "disk full")), "claim-provisioning", /disk full/],
  [
    claim(standard, { ...classes, persistentvolumes: [volume("1Gi")] }),
    "claim-no-volume",
    /pv1 has only 1Gi/,
  ],
  [claim(standard, classes), "claim-no-volume", /none that is free/],
];

Deno.test("claims without volumes have their rules", () => namedBy(CASES));
Deno.test("every rule of claims has a case", () => covered(claimRules, CASES));
