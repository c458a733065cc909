import assert from "node:assert/strict";
import { parseTemplate } from "../../../src/go_template/template.ts";
import {
  capabilitiesValue,
  defaultCapabilities,
  parseKubeVersion,
  plainKubeVersion,
} from "../../../src/programs/helm/capabilities.ts";

Deno.test("templates ask for the version and the kinds of API", () => {
  const capabilities = { ...defaultCapabilities, kubeVersion: "v1.33.4-gke.12" };
  const text =
    '{{ .KubeVersion }} {{ .KubeVersion.Version }} {{ .KubeVersion.Minor }} {{ .APIVersions.Has "apps/v1" }} {{ .APIVersions.Has "x/v1" }}';
  assert.equal(
    parseTemplate("t", text).render(capabilitiesValue(capabilities)),
    "v1.33.4 v1.33.4-gke.12 33 true false",
  );
});

Deno.test("versions of Kubernetes are read with and without a v", () => {
  assert.equal(parseKubeVersion("1.30.2"), "v1.30.2");
  assert.equal(plainKubeVersion("v1.30"), "v1.30.0");
  assert.throws(() => parseKubeVersion("abc"), {
    message: `invalid kube version 'abc': could not parse "abc" as version`,
  });
});
