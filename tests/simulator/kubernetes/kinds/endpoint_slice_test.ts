import assert from "node:assert/strict";
import { endpointSlice } from "../../../../src/simulator/kubernetes/kinds/endpoint_slice.ts";
import { create, NOW, texts, update } from "./kind_world.ts";

const endpoints = (...addresses: string[]) => addresses.map((address) => ({ addresses: [address] }));
const plain = {
  metadata: { name: "s" },
  addressType: "IPv4",
  endpoints: endpoints("1.1.1.1"),
  ports: [{ port: 80 }],
};

const cells: [more: object, ports: string, addresses: string][] = [
  [{}, "80", "1.1.1.1"],
  [{ ports: [], endpoints: [] }, "<unset>", "<unset>"],
  [{ ports: [{}], endpoints: endpoints("1", "2", "3", "4", "5") }, "*", "1,2,3 + 2 more..."],
];

for (const [more, ports, addresses] of cells) {
  Deno.test(`a slice shows ${ports} and ${addresses}`, () => {
    const { object } = create(endpointSlice, { ...plain, ...more });
    const shown = endpointSlice.columns.slice(2, 4).map((column) => column.cell(object, NOW));
    assert.deepEqual(shown, [ports, addresses]);
  });
}

Deno.test("ports are TCP and nameless unless said otherwise", () => {
  assert.deepEqual(create(endpointSlice, plain).object.ports, [{ port: 80, name: "", protocol: "TCP" }]);
});

Deno.test("what is wrong is said", () => {
  assert.deepEqual(texts(create(endpointSlice, { ...plain, addressType: "IPX", endpoints: [{}] }).errors), [
    'addressType: Unsupported value: "IPX": supported values: "FQDN", "IPv4", "IPv6"',
    "endpoints[0].addresses: Required value: must contain at least 1 address",
  ]);
  assert.deepEqual(texts(update(endpointSlice, plain, (it) => it.addressType = "FQDN").errors), [
    'addressType: Invalid value: "FQDN": field is immutable',
  ]);
});
