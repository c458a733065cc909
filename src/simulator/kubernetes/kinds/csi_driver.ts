import type { ICSIDriver } from "kubernetes-models/storage.k8s.io/v1/CSIDriver";
import type { ICSIDriverSpec } from "kubernetes-models/storage.k8s.io/v1/CSIDriverSpec";
import type { FieldError } from "../status_error.ts";
import { isSame } from "../json_value.ts";
import { ageColumn, column, nameColumn, NONE } from "./columns.ts";
import { duplicate, invalid, notSupported } from "./field_errors.ts";
import { plainKind } from "./plain_kind.ts";

const flag = { type: "boolean" } as const;

export const csiDriver = plainKind<ICSIDriver>("storage.k8s.io/v1", "CSIDriver", "csidrivers", {
  columns: [
    nameColumn(),
    column("AttachRequired", "Volumes are attached to nodes.", (it) => it.spec?.attachRequired ?? true, flag),
    column(
      "PodInfoOnMount",
      "The driver is told of the pod.",
      (it) => it.spec?.podInfoOnMount ?? false,
      flag,
    ),
    column("StorageCapacity", "It says what room there is.", (it) => it.spec?.storageCapacity ?? false, flag),
    column(
      "TokenRequests",
      "For whom tokens are handed to it.",
      (it) => it.spec?.tokenRequests?.map(({ audience }) => audience).join(",") ?? "<unset>",
    ),
    column(
      "RequiresRepublish",
      "Volumes are mounted anew from time to time.",
      (it) => it.spec?.requiresRepublish ?? false,
      flag,
    ),
    column("Modes", "Kinds of volumes.", (it) => it.spec?.volumeLifecycleModes?.join(",") || NONE),
    ageColumn(),
  ],
  defaults: (it) => {
    const spec: Partial<ICSIDriverSpec> = it.spec ?? {};
    spec.attachRequired ??= true;
    spec.podInfoOnMount ??= false;
    spec.storageCapacity ??= false;
    spec.fsGroupPolicy ??= "ReadWriteOnceWithFSType";
    if (!spec.volumeLifecycleModes?.length) spec.volumeLifecycleModes = ["Persistent"];
    spec.requiresRepublish ??= false;
    spec.seLinuxMount ??= false;
    it.spec = spec;
  },
  rules: ({ spec = {} }) => [
    ...(GROUP_POLICIES.includes(spec.fsGroupPolicy ?? "")
      ? []
      : [notSupported("spec.fsGroupPolicy", spec.fsGroupPolicy, GROUP_POLICIES)]),
    ...validateTokenRequests(spec),
    ...(spec.volumeLifecycleModes ?? []).filter((mode) => !MODES.includes(mode)).map((mode) =>
      notSupported("spec.volumeLifecycleModes", mode, MODES)
    ),
  ],
  changes: ({ spec = {} }, { spec: old = {} }) => [
    // The server's own spelling of the field.
    ...(spec.attachRequired === old.attachRequired
      ? []
      : [invalid("spec.attachedRequired", spec.attachRequired, "field is immutable")]),
    ...(isSame(spec.volumeLifecycleModes ?? [], old.volumeLifecycleModes ?? [])
      ? []
      : [invalid("spec.volumeLifecycleModes", spec.volumeLifecycleModes, "field is immutable")]),
  ],
  deleteReturnsObject: true,
  allowUnconditionalUpdate: false,
});

const GROUP_POLICIES = ["File", "None", "ReadWriteOnceWithFSType"];
const MODES = ["Persistent", "Ephemeral"];
const MIN_TOKEN_SECONDS = 600;

function validateTokenRequests({ tokenRequests = [] }: ICSIDriverSpec): FieldError[] {
  return tokenRequests.flatMap(({ audience, expirationSeconds }, index) => {
    const field = `spec.tokenRequests[${index}]`;
    if (tokenRequests.findIndex((other) => other.audience === audience) < index) {
      return [duplicate(`${field}.audience`, audience)];
    }
    if (expirationSeconds === undefined || expirationSeconds >= MIN_TOKEN_SECONDS) return [];
    const why = "may not specify a duration less than 10 minutes";
    return [invalid(`${field}.expirationSeconds`, expirationSeconds, why)];
  });
}
