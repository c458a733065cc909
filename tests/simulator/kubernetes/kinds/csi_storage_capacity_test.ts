import { csiStorageCapacity } from "../../../../src/simulator/kubernetes/kinds/csi_storage_capacity.ts";
import { testRecordedDefaults, testRules } from "./rule_table.ts";

testRecordedDefaults(csiStorageCapacity);
testRules(csiStorageCapacity, {
  good: { storageClassName: "fast", capacity: "1Gi" },
  unchangeable: [[
    { storageClassName: "slow" },
    'storageClassName: Invalid value: "slow": field is immutable',
  ]],
});
