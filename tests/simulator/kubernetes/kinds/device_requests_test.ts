import assert from "node:assert/strict";
import {
  setRequestDefaults,
  validateRequests,
} from "../../../../src/simulator/kubernetes/kinds/device_requests.ts";
import { texts } from "./kind_world.ts";

Deno.test("one device of each class is wanted, unless said otherwise", () => {
  const request = { name: "a", exactly: { deviceClassName: "g" } };
  setRequestDefaults({ devices: { requests: [request] } });
  assert.deepEqual(request.exactly, { deviceClassName: "g", allocationMode: "ExactCount", count: 1 });
});

Deno.test("a request has a name of its own and says what it wants", () => {
  const exactly = { deviceClassName: "g" };
  const requests = [{ name: "a", exactly }, { name: "a", exactly }, { name: "b" }, { name: "", exactly }];
  assert.deepEqual(texts(validateRequests({ devices: { requests } }, "spec")), [
    'spec.devices.requests[1].name: Duplicate value: "a"',
    "spec.devices.requests[2]: Required value: exactly one of `exactly` or `firstAvailable` is required",
    "spec.devices.requests[3].name: Required value",
  ]);
});
