import assert from "node:assert/strict";
import { digestOf, entityTag } from "../../../../src/simulator/kubernetes/http/entity_tag.ts";

Deno.test("a tag is the quoted upper-case SHA-512", async () => {
  const empty =
    "CF83E1357EEFB8BDF1542850D66D8007D620E4050B5715DC83F4A921D36CE9CE47D0D13C5D85F2B0FF8318D2877EEC2F" +
    "63B931BD47417A81A538327AF927DA3E";
  assert.equal(await digestOf(new Uint8Array()), empty);
  assert.equal(await entityTag(new Uint8Array()), `"${empty}"`);
});
