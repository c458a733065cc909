/** Claims and volumes that go, and what becomes of the data. */
import type { IPersistentVolume } from "kubernetes-models/v1/PersistentVolume";
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { KubeObject, Stored } from "../../kube/object.ts";
import type { Line } from "../../terminal/line.ts";
import { descendants, type Scene } from "./scene.ts";

type Claim = Stored<IPersistentVolumeClaim>;
type Volume = Stored<IPersistentVolume>;

export async function lostVolumes(scene: Scene): Promise<Line[]> {
  const goneClaims = await claimsThatGo(scene);
  const lines = await Promise.all(goneClaims.map((claim) => claimLines(scene, claim)));
  return [...lines.flat(), ...await keptClaims(scene), ...volumeTargets(scene)];
}

/** Claims among the targets, owned by them, or in a namespace that goes. */
async function claimsThatGo(scene: Scene): Promise<Claim[]> {
  const owned = scene.choice.propagation === "orphan" ? [] : scene.owned.flatMap((tree) => descendants(tree));
  const own = [...scene.objects.flatMap((object) => object ?? []), ...owned]
    .filter(({ kind }) => kind === "PersistentVolumeClaim");
  const inside = await Promise.all(
    scene.targets.filter(({ resource }) => resource.kind === "Namespace" && resource.group === "")
      .map(({ name }) => scene.around.list("persistentvolumeclaims", { namespace: name })),
  );
  return [...own, ...inside.flat()] as Claim[];
}

async function claimLines({ around, pods, targets }: Scene, claim: Claim): Promise<Line[]> {
  const { name, namespace } = claim.metadata;
  const users = (await around.list("pods", { namespace })).filter((pod) => usesClaim(pod, name));
  const gone = new Set(pods.map(({ metadata }) => metadata.uid));
  const staying = users.filter(({ metadata }) => !gone.has(metadata.uid));
  const volume = await volumeOf(around, claim);
  const lines = [volumeLine(claim, volume)];
  const isInside = targets.some(({ resource, name: other }) =>
    resource.kind === "Namespace" && other === namespace
  );
  if (staying.length > 0 && !isInside) {
    const [first] = staying;
    const others = staying.length > 1 ? ` and ${staying.length - 1} more` : "";
    lines.push({
      spans: [{
        text: `${name} is used by Pod ${first!.metadata.name}${others}: it stays Terminating until no pod ` +
          "uses it (kubernetes.io/pvc-protection).",
        role: "warn",
      }],
    });
  }
  return lines;
}

async function volumeOf(around: Scene["around"], claim: Claim): Promise<Volume | undefined> {
  const name = claim.spec?.volumeName;
  if (!name) return undefined;
  const volumes = await around.list("persistentvolumes", { fieldSelector: `metadata.name=${name}` });
  return volumes[0] as Volume | undefined;
}

function volumeLine({ metadata, spec }: Claim, volume: Volume | undefined): Line {
  const what = `PersistentVolumeClaim ${metadata.name}`;
  if (!spec?.volumeName) return { spans: [{ text: `${what} has no volume yet.`, role: "dim" }] };
  const policy = volume?.spec?.persistentVolumeReclaimPolicy;
  const name = spec.volumeName;
  if (policy === "Delete") {
    return {
      spans: [{
        text: `${what}: THE DATA IS LOST, its volume ${name} is deleted with it (Delete).`,
        role: "bad",
      }],
    };
  }
  if (policy === undefined) {
    return { spans: [{ text: `${what}: what becomes of volume ${name} is not known.`, role: "warn" }] };
  }
  return {
    spans: [{ text: `${what}: volume ${name} stays as Released with its data (${policy}).`, role: "dim" }],
  };
}

export function usesClaim(pod: KubeObject, claim: string): boolean {
  const spec = pod["spec"] as PodVolumes | undefined;
  return spec?.volumes?.some(({ name, persistentVolumeClaim, ephemeral }) =>
    persistentVolumeClaim?.claimName === claim ||
    (ephemeral !== undefined && `${pod.metadata.name}-${name}` === claim)
  ) ?? false;
}

interface PodVolumes {
  volumes?: { name?: string; persistentVolumeClaim?: { claimName?: string }; ephemeral?: unknown }[];
}

/** What the claim templates of a StatefulSet have made stays, unless its retention policy says otherwise. */
async function keptClaims({ objects, around }: Scene): Promise<Line[]> {
  const lines = await Promise.all(objects.map(async (object): Promise<Line[]> => {
    if (object?.kind !== "StatefulSet") return [];
    const { name, namespace } = object.metadata;
    const spec = object["spec"] as StatefulSetClaims | undefined;
    const policy = spec?.persistentVolumeClaimRetentionPolicy?.whenDeleted ?? "Retain";
    const templates = spec?.volumeClaimTemplates?.map(({ metadata }) => metadata?.name ?? "") ?? [];
    if (templates.length === 0 || policy === "Delete") return [];
    const claims = (await around.list("persistentvolumeclaims", { namespace })).filter((claim) =>
      templates.some((template) => isClaimOf(claim.metadata.name ?? "", `${template}-${name}-`))
    );
    if (claims.length === 0) return [];
    const names = claims.map((claim) => claim.metadata.name).join(", ");
    return [{ spans: [{ text: `PersistentVolumeClaims stay, with their data: ${names}.`, role: "dim" }] }];
  }));
  return lines.flat();
}

interface StatefulSetClaims {
  volumeClaimTemplates?: { metadata?: { name?: string } }[];
  persistentVolumeClaimRetentionPolicy?: { whenDeleted?: string };
}

function isClaimOf(claim: string, prefix: string): boolean {
  return claim.startsWith(prefix) && /^\d+$/.test(claim.slice(prefix.length));
}

function volumeTargets({ objects }: Scene): Line[] {
  return objects.flatMap((object): Line[] => {
    if (object?.kind !== "PersistentVolume") return [];
    const { metadata, spec, status } = object as unknown as Volume;
    const claim = spec?.claimRef;
    if (!claim || status?.phase !== "Bound") return [];
    return [{
      spans: [{
        text: `PersistentVolume ${metadata.name} is bound to ${claim.namespace}/${claim.name}: it stays ` +
          "Terminating until that claim is gone (kubernetes.io/pv-protection).",
        role: "warn",
      }],
    }];
  });
}
