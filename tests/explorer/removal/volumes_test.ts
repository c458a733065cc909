import assert from "node:assert/strict";
import { lostVolumes, usesClaim } from "../../../src/explorer/removal/volumes.ts";
import { texts } from "./consequence_lines.ts";
import { object, sceneOf } from "./small_cluster.ts";

const claim = object("PersistentVolumeClaim shop/data-db-0", { spec: { volumeName: "pv-1" } });
const unbound = object("PersistentVolumeClaim shop/new", { spec: {} });
const volume = (policy: string) =>
  object("PersistentVolume pv-1", {
    spec: { persistentVolumeReclaimPolicy: policy, claimRef: { namespace: "shop", name: "data-db-0" } },
    status: { phase: "Bound" },
  });
const user = object("Pod shop/db-0", {
  spec: { volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data-db-0" } }] },
});
const database = object("StatefulSet shop/db", {
  spec: { volumeClaimTemplates: [{ metadata: { name: "data" } }] },
});

for (
  const { title, all, doomed, said } of [
    {
      title: "Delete loses the data",
      all: [claim, volume("Delete")],
      doomed: [claim],
      said: [
        "PersistentVolumeClaim data-db-0: THE DATA IS LOST, its volume pv-1 is deleted with it (Delete).",
      ],
    },
    {
      title: "Retain keeps it, and a pod that uses the claim keeps it Terminating",
      all: [claim, volume("Retain"), user],
      doomed: [claim],
      said: [
        "PersistentVolumeClaim data-db-0: volume pv-1 stays as Released with its data (Retain).",
        "data-db-0 is used by Pod db-0: it stays Terminating until no pod uses it (kubernetes.io/pvc-protection).",
      ],
    },
    {
      title: "a claim without a volume",
      all: [unbound],
      doomed: [unbound],
      said: ["PersistentVolumeClaim new has no volume yet."],
    },
    {
      title: "a bound volume hangs",
      all: [volume("Retain")],
      doomed: [volume("Retain")],
      said: [
        "PersistentVolume pv-1 is bound to shop/data-db-0: it stays Terminating until that claim is gone " +
        "(kubernetes.io/pv-protection).",
      ],
    },
    {
      title: "claims of a stateful set stay",
      all: [database, claim, unbound],
      doomed: [database],
      said: ["PersistentVolumeClaims stay, with their data: data-db-0."],
    },
    {
      title: "claims in a namespace go, and its own pods hold nothing up",
      all: [object("Namespace shop"), claim, volume("Delete"), user],
      doomed: [object("Namespace shop")],
      said: [
        "PersistentVolumeClaim data-db-0: THE DATA IS LOST, its volume pv-1 is deleted with it (Delete).",
      ],
    },
  ]
) {
  Deno.test(`volumes: ${title}`, async () => {
    assert.deepEqual(texts(await lostVolumes(await sceneOf(all, doomed))), said);
  });
}

Deno.test("an ephemeral volume's claim is named after pod and volume", () => {
  const pod = object("Pod shop/web", { spec: { volumes: [{ name: "scratch", ephemeral: {} }] } });
  assert.equal(usesClaim(pod, "web-scratch"), true);
  assert.equal(usesClaim(pod, "scratch"), false);
});
