import assert from "node:assert/strict";
import { secret } from "../../../../src/simulator/kubernetes/kinds/secret.ts";
import { hasFixtures } from "../../../fixtures.ts";
import { create, exchange, texts, update } from "./kind_world.ts";

Deno.test({
  name: "stringData becomes data",
  ignore: !hasFixtures,
  fn: () => {
    const { sent, answered } = exchange("semantics/029_secret_stringdata");
    const { object } = create(secret, sent);
    assert.deepEqual(object.data, answered.data);
    assert.equal(object.type, answered.type);
    assert.equal(object.stringData, undefined);
  },
});

Deno.test({
  name: "keys that a type needs, and types that stay, in the recorded words",
  ignore: !hasFixtures,
  fn: () => {
    const missing = exchange("semantics/031_secret_tls_missing");
    const asCauses = (errors: ReturnType<typeof create>["errors"]) =>
      errors.map(({ field, reason, message }) => ({ reason, message, field }));
    assert.deepEqual(asCauses(create(secret, missing.sent).errors), missing.answered.details.causes);
    const change = exchange("semantics/030_secret_type_change");
    const { errors } = update(
      secret,
      { metadata: { name: "ss" }, data: { a: "Yg==" } },
      (it) => it.type = change.sent.type,
    );
    assert.deepEqual(asCauses(errors), change.answered.details.causes);
  },
});

const types: [type: string, data: object, expected: string[]][] = [
  ["kubernetes.io/basic-auth", { password: "" }, []],
  ["kubernetes.io/basic-auth", {}, ["data[username]: Required value", "data[password]: Required value"]],
  ["kubernetes.io/dockerconfigjson", { ".dockerconfigjson": btoa("{}") }, []],
  ["kubernetes.io/dockerconfigjson", { ".dockerconfigjson": btoa("{") }, [
    'data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": invalid character in JSON',
  ]],
  ["kubernetes.io/service-account-token", {}, [
    "metadata.annotations[kubernetes.io/service-account.name]: Required value",
  ]],
  ["example.com/own", {}, []],
];

for (const [type, data, expected] of types) {
  Deno.test(`secret of type ${type} with ${JSON.stringify(data)}`, () => {
    assert.deepEqual(texts(create(secret, { metadata: { name: "s" }, type, data }).errors), expected);
  });
}

Deno.test("without a type a replaced secret is Opaque, which the type's owner may not want", () => {
  const { errors } = update(
    secret,
    { metadata: { name: "s" }, type: "example.com/own" },
    (it) => delete it.type,
  );
  assert.deepEqual(texts(errors), ['type: Invalid value: "Opaque": field is immutable']);
});
