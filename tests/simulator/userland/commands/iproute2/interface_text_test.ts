import assert from "node:assert/strict";
import {
  addressText,
  broadcastOf,
  interfaceFlags,
  interfaceName,
  interfaceState,
  linkOnlyText,
  linkText,
  routeText,
} from "../../../../../src/simulator/userland/commands/iproute2/interface_text.ts";
import { dockerHostNetwork } from "./docker_host.ts";

Deno.test("interface text: the loopback, a card, a bridge without anybody", () => {
  const stack = dockerHostNetwork();
  const [lo, card, bridge, veth] = stack.interfaces as [
    typeof stack.interfaces[0],
    ...typeof stack.interfaces,
  ];
  assert.equal(
    linkText(lo).split("\n")[0],
    "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000",
  );
  assert.match(linkOnlyText(card!), /qdisc fq_codel state UP mode DEFAULT group default qlen 1000/);
  assert.match(addressText(lo), /inet 127\.0\.0\.1\/8 scope host lo\n/);
  assert.deepEqual([interfaceState(bridge!), interfaceFlags(bridge!), interfaceName(veth!)], [
    "DOWN",
    "NO-CARRIER,BROADCAST,MULTICAST,UP",
    "veth1a2b@if4",
  ]);
  assert.equal(routeText(stack.routes[0]!, stack), "default via 192.168.1.1 dev enp1s0 \n");
  assert.equal(broadcastOf("192.168.122.17", 25), "192.168.122.127");
});
