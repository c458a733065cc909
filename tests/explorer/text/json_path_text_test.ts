import assert from "node:assert/strict";
import { jsonPathText } from "../../../src/explorer/text/json_path_text.ts";

const written: [(string | number)[], string | undefined][] = [
  [["spec", "template", "spec", "containers", 0, "image"], "{.spec.template.spec.containers[0].image}"],
  [["metadata", "labels", "app.kubernetes.io/name"], "{.metadata.labels.app\\.kubernetes\\.io/name}"],
  [["data", "a b"], "{.data.a\\ b}"],
  [["data", "a[0]"], "{.data.a\\[0\\]}"],
  [[], "{.}"],
  [["data", ""], undefined],
  [["data", "*"], undefined],
  [["data", "back\\slash"], undefined],
];

for (const [path, text] of written) {
  Deno.test(`as JSONPath: ${JSON.stringify(path)}`, () => assert.equal(jsonPathText(path), text));
}
