import assert from "node:assert/strict";
import {
  validateEnvironment,
  validateEnvironmentFrom,
} from "../../../../src/simulator/kubernetes/kinds/environment_validation.ts";
import { texts } from "./kind_world.ts";

const key = { name: "m", key: "k" };
const oneOnly = 'Invalid value: "": may not have more than one field specified at a time';

const cases: [variable: object, expected: string[]][] = [
  [{ name: "A", value: "" }, []],
  [{ name: "A.b-1", valueFrom: { configMapKeyRef: key } }, []],
  [{ name: "A", valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } }, []],
  [{ value: "x" }, ["env[0].name: Required value"]],
  [{ name: "A=B" }, [
    'env[0].name: Invalid value: "A=B": a valid environment variable name must consist only of printable ASCII ' +
    "characters other than '='",
  ]],
  [{ name: "A", value: "x", valueFrom: { secretKeyRef: key } }, [
    'env[0].valueFrom: Invalid value: "": may not be specified when `value` is not empty',
  ]],
  [{ name: "A", valueFrom: {} }, [
    'env[0].valueFrom: Invalid value: "": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`',
  ]],
  [{ name: "A", valueFrom: { secretKeyRef: key, configMapKeyRef: key } }, [`env[0].valueFrom: ${oneOnly}`]],
  [{ name: "A", valueFrom: { configMapKeyRef: { name: "m" } } }, [
    "env[0].valueFrom.configMapKeyRef.key: Required value",
  ]],
  [{ name: "A", valueFrom: { fieldRef: { fieldPath: "nonsense" } } }, [
    'env[0].valueFrom.fieldRef.fieldPath: Invalid value: "nonsense": field label not supported: nonsense',
  ]],
];

for (const [variable, expected] of cases) {
  Deno.test(`variable ${JSON.stringify(variable)}`, () => {
    const variables = [variable] as Parameters<typeof validateEnvironment>[0];
    assert.deepEqual(texts(validateEnvironment(variables, "env")), expected);
  });
}

const maps: [source: object, expected: string[]][] = [
  [{ prefix: "P_", configMapRef: { name: "m" } }, []],
  [{}, ['from[0]: Invalid value: "": must specify one of: `configMapRef` or `secretRef`']],
  [{ configMapRef: { name: "m" }, secretRef: { name: "s" } }, [`from[0]: ${oneOnly}`]],
  [{ secretRef: {} }, ["from[0].secretRef.name: Required value"]],
];

for (const [source, expected] of maps) {
  Deno.test(`environment from ${JSON.stringify(source)}`, () => {
    assert.deepEqual(texts(validateEnvironmentFrom([source], "from")), expected);
  });
}
