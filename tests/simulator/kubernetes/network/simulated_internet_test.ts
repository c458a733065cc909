import assert from "node:assert/strict";
import {
  internetAddress,
  internetAnswer,
  internetNames,
} from "../../../../src/simulator/kubernetes/network/simulated_internet.ts";

Deno.test("a few names are known, with and without www, and answer", () => {
  const address = internetAddress("www.example.com")!;
  assert.equal(internetAddress("example.com"), address);
  assert.equal(internetAddress("nobody.example"), undefined);
  assert.deepEqual(internetNames(address), ["example.com", "www.example.com"]);
  const request = { method: "GET", path: "/", headers: {}, body: "", from: "10.0.0.1" };
  assert.match(internetAnswer(address, request, 0)!.body, /Example Domain/);
  assert.equal(internetAnswer("1.2.3.4", request, 0), undefined);
});
