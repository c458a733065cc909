import assert from "node:assert/strict";
import {
  isSameTemplate,
  podTemplateHash,
} from "../../../../src/simulator/kubernetes/controllers/pod_template_hash.ts";

const template = (image: string, labels: Record<string, string> = {}) => ({
  metadata: { labels },
  spec: { containers: [{ name: "c", image }] },
});

Deno.test("a hash has the look of a real one and depends on the template alone", () => {
  assert.match(podTemplateHash(template("nginx")), /^[bcdfghjklmnpqrstvwxz2456789]{1,10}$/);
  assert.equal(podTemplateHash(template("nginx")), podTemplateHash(template("nginx")));
  assert.notEqual(podTemplateHash(template("nginx")), podTemplateHash(template("nginx:1.25")));
  assert.notEqual(podTemplateHash(template("nginx")), podTemplateHash(template("nginx"), 1));
});

Deno.test("the hash label itself does not count, nor does the order of keys", () => {
  assert.ok(isSameTemplate(template("nginx"), template("nginx", { "pod-template-hash": "x" })));
  assert.ok(
    isSameTemplate({ spec: { containers: [], hostNetwork: true } }, {
      spec: { hostNetwork: true, containers: [] },
    }),
  );
  assert.ok(!isSameTemplate(template("nginx"), template("nginx", { a: "b" })));
});
