import assert from "node:assert/strict";
import { deployment } from "../../../../src/simulator/kubernetes/kinds/deployment.ts";
import { hasFixtures } from "../../../fixtures.ts";
import { create, exchange, texts, update } from "./kind_world.ts";

const template = { metadata: { labels: { a: "b" } }, spec: { containers: [{ name: "c", image: "nginx" }] } };
const plain = { metadata: { name: "d" }, spec: { selector: { matchLabels: { a: "b" } }, template } };
const withSpec = (more: object) => ({ ...plain, spec: { ...plain.spec, ...more } });

Deno.test({
  name: "a created deployment is what the server made of it",
  ignore: !hasFixtures,
  fn: () => {
    const { sent, answered } = exchange("semantics/032_deploy_create_defaulting");
    const { object, errors } = create(deployment, sent);
    assert.deepEqual(object.spec, answered.spec);
    assert.deepEqual(object.status, answered.status);
    assert.deepEqual(errors, []);
  },
});

for (const name of ["422_deploy_many", "422_deploy_no_containers"]) {
  Deno.test({
    name: `${name} is refused in the recorded words`,
    ignore: !hasFixtures,
    fn: () => {
      const { sent, answered } = exchange(`errors/${name}`);
      const causes = create(deployment, sent).errors.map(({ field, reason, message }) => ({
        reason,
        message,
        field,
      }));
      assert.deepEqual(causes, answered.details.causes);
    },
  });
}

const refused: [what: string, spec: object, expected: string[]][] = [
  [
    "no selector",
    { selector: undefined },
    [
      "spec.selector: Required value",
      'spec.template.metadata.labels: Invalid value: {"a":"b"}: `selector` does not match template `labels`',
    ],
  ],
  [
    "a deadline within minReadySeconds",
    { minReadySeconds: 10, progressDeadlineSeconds: 10 },
    ["spec.progressDeadlineSeconds: Invalid value: 10: must be greater than minReadySeconds"],
  ],
  [
    "Recreate with rolling parameters",
    { strategy: { type: "Recreate", rollingUpdate: {} } },
    ["spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"],
  ],
  [
    "neither more nor fewer pods",
    { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: "0%" } } },
    ['spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "0%": may not be 0 when `maxSurge` is 0'],
  ],
  [
    "more than all unavailable",
    { strategy: { rollingUpdate: { maxUnavailable: "101%" } } },
    ['spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "101%": must not be greater than 100%'],
  ],
  [
    "an unknown strategy",
    { strategy: { type: "BlueGreen" } },
    ['spec.strategy.type: Unsupported value: "BlueGreen": supported values: "Recreate", "RollingUpdate"'],
  ],
];

for (const [what, spec, expected] of refused) {
  Deno.test(`a deployment is refused: ${what}`, () => {
    assert.deepEqual(texts(create(deployment, withSpec(spec)).errors), expected);
  });
}

Deno.test("shares are numbers or percentages", () => {
  const { errors } = create(deployment, withSpec({ strategy: { rollingUpdate: { maxSurge: "half" } } }));
  assert.match(
    texts(errors)[0]!,
    /^spec\.strategy\.rollingUpdate\.maxSurge: Invalid value: "half": a valid percent/,
  );
});

Deno.test("the selector stays, the image does not have to", () => {
  const image = update(deployment, plain, (it) => it.spec.template.spec.containers[0].image = "nginx:2");
  assert.deepEqual(image.errors, []);
  const selector = update(deployment, plain, (it) => {
    it.spec.selector.matchLabels.a = "c";
    it.spec.template.metadata.labels.a = "c";
  });
  assert.deepEqual(texts(selector.errors), [
    'spec.selector: Invalid value: {"matchLabels":{"a":"c"}}: field is immutable',
  ]);
});

Deno.test("without a specification, what it must have is missed", () => {
  assert.deepEqual(texts(create(deployment, { metadata: { name: "x" } }).errors), [
    "spec.selector: Required value",
    "spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`",
    "spec.template.spec.containers: Required value",
  ]);
});
