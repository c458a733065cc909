import { serviceCidr } from "../../../../src/simulator/kubernetes/kinds/service_cidr.ts";
import { testRules } from "./rule_table.ts";

testRules(serviceCidr, {
  good: { spec: { cidrs: ["10.96.0.0/16"] } },
  refused: [
    [{ spec: {} }, "spec.cidrs: Required value: at least one CIDR required"],
    [
      { spec: { cidrs: ["10.0.0.0/8", "11.0.0.0/8"] } },
      'spec.cidrs: Invalid value: ["10.0.0.0/8","11.0.0.0/8"]: may specify no more than one IP for each IP family, ' +
      "i.e 192.168.0.0/24 and 2001:db8::/64",
    ],
    [
      { spec: { cidrs: ["x"] } },
      'spec.cidrs[0]: Invalid value: "x": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
    ],
  ],
  unchangeable: [
    [{ spec: { cidrs: ["10.0.0.0/8"] } }, 'spec.cidrs[0]: Invalid value: "10.0.0.0/8": field is immutable'],
  ],
});
