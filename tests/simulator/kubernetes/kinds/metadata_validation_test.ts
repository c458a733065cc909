import assert from "node:assert/strict";
import { dnsLabelProblems } from "../../../../src/kube/name_rules.ts";
import {
  validateAnnotations,
  validateLabels,
  validateMetadata,
  validateMetadataUpdate,
} from "../../../../src/simulator/kubernetes/kinds/metadata_validation.ts";
import { hasFixtures } from "../../../fixtures.ts";
import { exchange, texts } from "./kind_world.ts";

const cases: [metadata: Parameters<typeof validateMetadata>[0], starts: string[]][] = [
  [{ name: "a.b", namespace: "n" }, []],
  [{ generateName: "a-", name: "a-x", namespace: "n" }, []],
  [undefined, [
    "metadata.name: Required value: name or generateName is required",
    "metadata.namespace: Required value",
  ]],
  [{ name: "A", namespace: "n" }, ['metadata.name: Invalid value: "A": a lowercase RFC 1123 subdomain']],
  [{ name: "a", namespace: "n.n" }, ['metadata.namespace: Invalid value: "n.n": a lowercase RFC 1123 label']],
  [{ name: "a", namespace: "n", labels: { "a b": "c" } }, [
    'metadata.labels: Invalid value: "a b": name part must',
  ]],
  [{ name: "a", namespace: "n", labels: { a: "c d" } }, [
    'metadata.labels: Invalid value: "c d": a valid label must',
  ]],
  [{ name: "a", namespace: "n", finalizers: ["x y"] }, [
    'metadata.finalizers: Invalid value: "x y": name part',
    'metadata.finalizers[0]: Invalid value: "x y": name is neither a standard finalizer name nor',
  ]],
  [{ name: "a", namespace: "n", finalizers: ["orphan", "example.com/hold", "hold"] }, [
    'metadata.finalizers[2]: Invalid value: "hold": name is neither a standard finalizer name nor is it fully',
  ]],
  [
    { name: "a", namespace: "n", ownerReferences: [{ apiVersion: "v1", kind: "Pod", name: "p", uid: "" }] },
    ['metadata.ownerReferences.uid: Invalid value: "": must not be empty'],
  ],
];

for (const [metadata, starts] of cases) {
  Deno.test(`metadata ${JSON.stringify(metadata)}`, () => {
    const found = texts(validateMetadata(metadata, { namespaced: true }));
    assert.equal(found.length, starts.length, found.join("\n"));
    starts.forEach((start, index) => assert.ok(found[index]!.startsWith(start), found[index]));
  });
}

Deno.test("cluster-wide kinds have no namespace, and their own rule for names", () => {
  const rules = { namespaced: false, name: dnsLabelProblems };
  const found = texts(validateMetadata({ name: "a.b", namespace: "n" }, rules));
  assert.match(found[0]!, /a lowercase RFC 1123 label/);
  assert.equal(found[1], "metadata.namespace: Forbidden: not allowed on this type");
});

Deno.test("annotations may be large, but not that large", () => {
  assert.deepEqual(validateAnnotations({ Upper: "x".repeat(1000) }, "a"), []);
  assert.deepEqual(texts(validateAnnotations({ a: "x".repeat(262144) }, "a")), [
    "a: Too long: may not be more than 262144 bytes",
  ]);
});

Deno.test("labels of templates are checked under their own path", () => {
  assert.equal(
    validateLabels({ "-": "" }, "spec.template.metadata.labels")[0]!.field,
    "spec.template.metadata.labels",
  );
});

Deno.test("names, uids and times stay", () => {
  const expected = [
    "metadata.generation: Invalid value: 1: must not be decremented",
    'metadata.name: Invalid value: "b": field is immutable',
  ];
  const errors = validateMetadataUpdate({ name: "b", generation: 1 }, { name: "a", generation: 2 });
  // The server asks twice.
  assert.deepEqual(texts(errors), [...expected, ...expected]);
});

Deno.test("only one controller owns an object", () => {
  const owner = { apiVersion: "v1", kind: "Pod", uid: "1", controller: true };
  const ownerReferences = [{ ...owner, name: "p" }, { ...owner, name: "q" }];
  assert.match(
    texts(validateMetadataUpdate({ ownerReferences }, {}))[0]!,
    /references for Pod\/p and Pod\/q$/,
  );
});

for (const name of ["422_bad_name", "422_no_name"]) {
  Deno.test({
    name: `${name} is refused in the recorded words`,
    ignore: !hasFixtures,
    fn: () => {
      const { sent, answered } = exchange(`errors/${name}`);
      const errors = validateMetadata({ ...sent.metadata, namespace: "default" }, { namespaced: true });
      const causes = errors.map(({ field, reason, message }) => ({ reason, message, field }));
      assert.deepEqual(causes, answered.details.causes);
    },
  });
}

Deno.test({
  name: "no new finalizers on the way out, in the recorded words",
  ignore: !hasFixtures,
  fn: () => {
    const { sent, answered } = exchange("semantics/020_cm_finalizer_add_forbidden");
    const old = { deletionTimestamp: "2026-11-22T11:37:00Z", finalizers: ["example.com/f"] };
    const errors = validateMetadataUpdate({ ...old, ...sent.metadata }, old);
    assert.equal(errors[0]!.message, answered.details.causes[0].message);
  },
});
