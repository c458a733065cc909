import type { IVolume } from "kubernetes-models/v1/Volume";
import { isJsonObject } from "../merge_type.ts";
import type { Json, JsonObject } from "../object.ts";
import { ownEntry } from "../own_entry.ts";
import { goFormat } from "../patch_error.ts";
import { quantityToNumber } from "../quantity.ts";
import { labelLines } from "./metadata_text.ts";
import type { DescribeText } from "./describe_text.ts";

/** `Volumes:` of a pod or, two blanks deeper, of a template. */
export function writeVolumes(text: DescribeText, volumes: IVolume[] | undefined, inTemplate = false): void {
  const indent = inTemplate ? "  " : "";
  if (!volumes?.length) {
    text.line(0, `${indent}Volumes:\t<none>`);
    return;
  }
  text.line(0, `${indent}Volumes:`);
  for (const volume of volumes) {
    text.line(1, `${inTemplate ? " " : ""}${volume.name}:`);
    writeVolumeSource(text, volume as unknown as JsonObject);
  }
}

/** The source of a volume or a persistent volume: the first of its fields that names one. */
export function writeVolumeSource(text: DescribeText, volume: JsonObject): void {
  const name = Object.keys(sources).find((field) => isJsonObject(volume[field]));
  const source = name === undefined ? undefined : volume[name];
  const layout = name === undefined ? undefined : ownEntry(sources, name);
  if (!layout || !isJsonObject(source)) {
    text.line(1, "<unknown>");
    return;
  }
  text.field(2, "Type", layout.type);
  for (const [title, value] of layout.fields(source)) text.field(2, title, print(value));
  for (const line of layout.lines?.(source) ?? []) text.line(3, line);
}

type Fields = [title: string, value: Json | undefined][];

interface SourceLayout {
  type: string;
  fields: (source: JsonObject) => Fields;
  lines?: (source: JsonObject) => string[];
}

/** Titles and the fields they show, as they are: `Server:server`. `?` is a flag that is false when absent. */
function plain(titles: string): (source: JsonObject) => Fields {
  const pairs = titles.split(" ").map((pair) => pair.split(":"));
  return (source) =>
    pairs.map(([title = "", field = ""]) => {
      const value = source[field.replace("?", "")];
      return [title, field.endsWith("?") ? value ?? false : value];
    });
}

// In kubectl's order: a volume has one source, but what names two is shown by the first.
const sources: Record<string, SourceLayout> = {
  hostPath: {
    type: "HostPath (bare host directory volume)",
    fields: ({ path, type }) => [["Path", path], ["HostPathType", type ?? "<none>"]],
  },
  emptyDir: {
    type: "EmptyDir (a temporary directory that shares a pod's lifetime)",
    fields: ({ medium, sizeLimit }) => [["Medium", medium], ["SizeLimit", positive(sizeLimit) ?? "<unset>"]],
  },
  gitRepo: {
    type: "GitRepo (a volume that is pulled from git when the pod is created)",
    fields: plain("Repository:repository Revision:revision"),
  },
  secret: {
    type: "Secret (a volume populated by a Secret)",
    fields: plain("SecretName:secretName Optional:optional?"),
  },
  configMap: {
    type: "ConfigMap (a volume populated by a ConfigMap)",
    fields: plain("Name:name Optional:optional?"),
  },
  nfs: {
    type: "NFS (an NFS mount that lasts the lifetime of a pod)",
    fields: plain("Server:server Path:path ReadOnly:readOnly?"),
  },
  iscsi: {
    type:
      "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod)",
    fields: plain(
      "TargetPortal:targetPortal IQN:iqn Lun:lun FSType:fsType ReadOnly:readOnly? Portals:portals " +
        "DiscoveryCHAPAuth:chapAuthDiscovery? SessionCHAPAuth:chapAuthSession?",
    ),
  },
  persistentVolumeClaim: {
    type: "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)",
    fields: plain("ClaimName:claimName ReadOnly:readOnly?"),
  },
  ephemeral: {
    type: "EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)",
    fields: claimTemplateFields,
  },
  downwardAPI: {
    type: "DownwardAPI (a volume populated by information about the pod)",
    fields: () => [],
    lines: downwardItems,
  },
  fc: {
    type: "FC (a Fibre Channel disk)",
    fields: ({ targetWWNs, lun, fsType, readOnly }) => [
      ["TargetWWNs", Array.isArray(targetWWNs) ? targetWWNs.join(", ") : ""],
      ["LUN", lun ?? "<none>"],
      ["FSType", fsType],
      ["ReadOnly", readOnly ?? false],
    ],
  },
  projected: {
    type: "Projected (a volume that contains injected data from multiple sources)",
    fields: ({ sources }) => (Array.isArray(sources) ? sources : []).flatMap(projectedFields),
  },
  local: {
    type: "LocalVolume (a persistent volume backed by local storage on a node)",
    fields: plain("Path:path"),
  },
  csi: {
    type: "CSI (a Container Storage Interface (CSI) volume source)",
    fields: csiFields,
  },
  image: {
    type: "Image (a container image or OCI artifact)",
    fields: plain("Reference:reference PullPolicy:pullPolicy"),
  },
};

function projectedFields(source: Json): Fields {
  if (!isJsonObject(source)) return [];
  const { secret, downwardAPI, configMap, serviceAccountToken } = source;
  if (isJsonObject(secret)) return [["SecretName", secret.name], ["Optional", secret.optional ?? false]];
  if (downwardAPI) return [["DownwardAPI", true]];
  if (isJsonObject(configMap)) {
    return [["ConfigMapName", configMap.name], ["Optional", configMap.optional ?? false]];
  }
  if (isJsonObject(serviceAccountToken)) {
    return [["TokenExpirationSeconds", serviceAccountToken.expirationSeconds]];
  }
  return [];
}

function csiFields({ driver, fsType, volumeHandle, readOnly, volumeAttributes }: JsonObject): Fields {
  const attributes = labelLines(volumeAttributes as Record<string, string> | undefined);
  return [
    ["Driver", driver],
    ["FSType", fsType],
    ...(volumeHandle === undefined ? [] : [["VolumeHandle", volumeHandle]] as Fields),
    ["ReadOnly", readOnly ?? false],
    ["VolumeAttributes", attributes.length === 0 ? "<none>" : attributes.join("\n        \t")],
  ];
}

function claimTemplateFields({ volumeClaimTemplate }: JsonObject): Fields {
  const spec = isJsonObject(volumeClaimTemplate) ? volumeClaimTemplate.spec : undefined;
  if (!isJsonObject(spec)) return [];
  return [
    ["StorageClass", spec.storageClassName],
    ["Volume", spec.volumeName],
    ["Labels", "<none>"],
    ["Annotations", "<none>"],
    ["Capacity", ""],
    ["Access Modes", ""],
    ...(spec.volumeMode === undefined ? [] : [["VolumeMode", spec.volumeMode]] as Fields),
  ];
}

function downwardItems({ items }: JsonObject): string[] {
  const lines = (Array.isArray(items) ? items : []).flatMap((item) => {
    if (!isJsonObject(item)) return [];
    const { fieldRef, resourceFieldRef } = item;
    const origin = isJsonObject(fieldRef)
      ? fieldRef.fieldPath
      : isJsonObject(resourceFieldRef)
      ? resourceFieldRef.resource
      : undefined;
    return origin === undefined ? [] : [`${origin} -> ${item.path}`];
  });
  return lines;
}

function positive(amount: Json | undefined): Json | undefined {
  const isAmount = typeof amount === "string" || typeof amount === "number";
  return isAmount && quantityToNumber(amount) > 0 ? amount : undefined;
}

function print(value: Json | undefined): string {
  return value === undefined ? "" : goFormat(value);
}
