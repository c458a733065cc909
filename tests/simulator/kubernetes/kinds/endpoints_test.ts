import { endpoints } from "../../../../src/simulator/kubernetes/kinds/endpoints.ts";
import { testRules } from "./rule_table.ts";

testRules(endpoints, {
  good: { subsets: [{ addresses: [{ ip: "1.2.3.4" }], ports: [{ port: 80 }] }] },
  refused: [
    [{ subsets: [{}] }, "subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`"],
    [
      {
        subsets: [{ addresses: [{ ip: "x" }], ports: [{ port: 0 }, { port: 1, name: "b", protocol: "X" }] }],
      },
      'subsets[0].addresses[0].ip: Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      "subsets[0].ports[0].name: Required value",
      "subsets[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
      'subsets[0].ports[1].protocol: Unsupported value: "X": supported values: "SCTP", "TCP", "UDP"',
    ],
  ],
});
