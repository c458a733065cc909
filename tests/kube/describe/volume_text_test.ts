import assert from "node:assert/strict";
import type { IVolume } from "kubernetes-models/v1/Volume";
import { DescribeText } from "../../../src/kube/describe/describe_text.ts";
import { writeVolumes } from "../../../src/kube/describe/volume_text.ts";

const volumes: [volume: Partial<IVolume>, lines: string[]][] = [
  [{ emptyDir: { medium: "Memory", sizeLimit: "1Gi" } }, [
    "Type:       EmptyDir (a temporary directory that shares a pod's lifetime)",
    "Medium:     Memory",
    "SizeLimit:  1Gi",
  ]],
  [{ hostPath: { path: "/x" } }, [
    "Type:          HostPath (bare host directory volume)",
    "Path:          /x",
    "HostPathType:  <none>",
  ]],
  [{ secret: { secretName: "s", optional: true } }, [
    "Type:        Secret (a volume populated by a Secret)",
    "SecretName:  s",
    "Optional:    true",
  ]],
  [{ persistentVolumeClaim: { claimName: "c" } }, [
    "Type:       PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)",
    "ClaimName:  c",
    "ReadOnly:   false",
  ]],
  [{ nfs: { server: "s", path: "/p" } }, [
    "Type:      NFS (an NFS mount that lasts the lifetime of a pod)",
    "Server:    s",
    "Path:      /p",
    "ReadOnly:  false",
  ]],
  [{}, ["<unknown>"]],
];
for (const [volume, lines] of volumes) {
  Deno.test(`a volume of ${Object.keys(volume)[0] ?? "nothing known"}`, () => {
    const text = new DescribeText();
    writeVolumes(text, [{ name: "v", ...volume }]);
    assert.deepEqual(text.toString().trimEnd().split("\n").map((line) => line.trim()), [
      "Volumes:",
      "v:",
      ...lines,
    ]);
  });
}

Deno.test("no volumes are <none>", () => {
  const text = new DescribeText();
  writeVolumes(text, [], true);
  assert.equal(text.toString(), "  Volumes:  <none>\n");
});
