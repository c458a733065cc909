import assert from "node:assert/strict";
import { poolsOf } from "../../../../src/programs/docker/networks/address_pools.ts";

const none = { subnets: [], ranges: [], gateways: [], auxiliary: {} };

Deno.test("addresses belong to the subnet that they are in", () => {
  assert.deepEqual(
    poolsOf({
      subnets: ["10.1.0.0/16", "fd00::/64"],
      ranges: ["10.1.2.0/24"],
      gateways: ["fd00::1", "10.1.0.1"],
      auxiliary: { router: "10.1.0.9" },
    }),
    [
      {
        Subnet: "10.1.0.0/16",
        IPRange: "10.1.2.0/24",
        Gateway: "10.1.0.1",
        AuxiliaryAddresses: { router: "10.1.0.9" },
      },
      { Subnet: "fd00::/64", Gateway: "fd00::1" },
    ],
  );
});

Deno.test("what belongs nowhere, or to two, is refused", () => {
  for (
    const [addresses, message] of [
      [{ gateways: ["1.1.1.1"] }, "every ip-range or gateway must have a corresponding subnet"],
      [
        { subnets: ["1.0.0.0/8", "1.1.0.0/16"] },
        "multiple overlapping subnet configuration is not supported",
      ],
      [{ subnets: ["1.0.0.0/8"], gateways: ["2.0.0.1"] }, "no matching subnet for gateway 2.0.0.1"],
      [{ subnets: ["1.0.0.0/8"], ranges: ["2.0.0.0/24"] }, "no matching subnet for range 2.0.0.0/24"],
    ] as const
  ) assert.throws(() => poolsOf({ ...none, ...addresses }), { message });
});
