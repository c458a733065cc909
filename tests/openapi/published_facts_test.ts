import assert from "node:assert/strict";
import { isPublishedAsList, publishedDefault } from "../../src/openapi/published_facts.ts";

Deno.test("known defaults, by definition and field", () => {
  assert.equal(publishedDefault("io.k8s.api.core.v1.ContainerPort", "protocol"), "TCP");
  assert.deepEqual(publishedDefault("io.k8s.apimachinery.pkg.apis.meta.v1.Status", "metadata"), {});
  assert.equal(publishedDefault("io.k8s.api.core.v1.Pod", "spec"), undefined);
});

Deno.test("known exceptions for lists", () => {
  assert.equal(isPublishedAsList("io.k8s.apimachinery.pkg.apis.meta.v1.APIResource", "verbs"), false);
  assert.equal(
    isPublishedAsList("io.k8s.api.certificates.v1.CertificateSigningRequestSpec", "request"),
    true,
  );
  assert.equal(isPublishedAsList("io.k8s.api.core.v1.Container", "args"), undefined);
});
