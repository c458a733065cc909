import { csiDriver } from "../../../../src/simulator/kubernetes/kinds/csi_driver.ts";
import { testRecordedDefaults, testRules } from "./rule_table.ts";

testRecordedDefaults(csiDriver);
testRules(csiDriver, {
  good: { spec: { tokenRequests: [{ audience: "a", expirationSeconds: 600 }] } },
  refused: [
    [
      { spec: { fsGroupPolicy: "Maybe" } },
      'spec.fsGroupPolicy: Unsupported value: "Maybe": supported values: "File", "None", "ReadWriteOnceWithFSType"',
    ],
    [
      { spec: { volumeLifecycleModes: ["Eternal"] } },
      'spec.volumeLifecycleModes: Unsupported value: "Eternal": supported values: "Persistent", "Ephemeral"',
    ],
    [
      { spec: { tokenRequests: [{ audience: "a", expirationSeconds: 60 }, { audience: "a" }] } },
      "spec.tokenRequests[0].expirationSeconds: Invalid value: 60: may not specify a duration less than 10 minutes",
      'spec.tokenRequests[1].audience: Duplicate value: "a"',
    ],
  ],
  unchangeable: [
    [{ spec: { attachRequired: false } }, "spec.attachedRequired: Invalid value: false: field is immutable"],
    [
      { spec: { volumeLifecycleModes: ["Ephemeral"] } },
      'spec.volumeLifecycleModes: Invalid value: ["Ephemeral"]: field is immutable',
    ],
  ],
});
