import { ipAddress } from "../../../../src/simulator/kubernetes/kinds/ip_address.ts";
import { testRules } from "./rule_table.ts";

testRules(ipAddress, {
  good: { metadata: { name: "10.96.0.1" }, spec: { parentRef: { resource: "services", name: "a" } } },
  refused: [
    [{ spec: {} }, "spec.parentRef: Required value"],
    [
      { spec: { parentRef: {} } },
      "spec.parentRef.resource: Required value",
      "spec.parentRef.name: Required value",
    ],
    [
      { metadata: { name: "web" } },
      'metadata.name: Invalid value: "web": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    ],
  ],
  unchangeable: [
    [
      { spec: { parentRef: { resource: "services", name: "b" } } },
      'spec.parentRef: Invalid value: {"resource":"services","name":"b"}: field is immutable',
    ],
  ],
});
